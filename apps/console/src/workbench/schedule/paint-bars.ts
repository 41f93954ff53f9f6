import { barHeight, laneTop, type Bar } from './gantt-model.js';
import { axisHeight, faint, labelWidth, rowsInView, xAt, type Painting } from './gantt-painting.js';
import { firstEndingAfter } from './visible-part.js';

const font = '12px system-ui, "Noto Sans TC", "Noto Sans CJK TC", sans-serif';

/** The bars in view; of those narrower than a pixel beside each other one is drawn. */
export function paintBars(pen: CanvasRenderingContext2D, painting: Painting): void {
  const { model, left, perMs, top, width } = painting;
  const [first, last] = rowsInView(painting);
  const from = model.from + left / perMs;
  pen.font = font;
  pen.textBaseline = 'middle';
  for (const row of model.rows.slice(first, last)) {
    row.lanes.forEach((lane, nth) => {
      const y = laneTop(row, nth) - top + axisHeight;
      if (y > painting.height || y + barHeight < axisHeight) return;
      let drawnTo = -Infinity;
      for (let at = firstEndingAfter(lane, from, ({ to }) => to); at < lane.length; at += 1) {
        const bar = lane[at];
        if (bar === undefined) break;
        const x = xAt(painting, bar.from);
        if (x > width) break;
        const size = Math.max(3, (bar.to - bar.from) * perMs);
        if (x + size - drawnTo < 1 && !isSpecial(bar, painting)) continue;
        pen.globalAlpha = painting.layers.triedOf.has(bar.operation) ? faint : 1;
        paintBar(pen, painting, bar, { x, y, size });
        pen.globalAlpha = 1;
        drawnTo = x + size;
      }
    });
  }
}

const isSpecial = (bar: Bar, { chosen, lit, marks }: Painting): boolean =>
  bar.violated || bar.found || chosen.has(bar.operation) || lit.has(bar.operation) || marks.has(bar.operation);

function paintBar(
  pen: CanvasRenderingContext2D,
  painting: Painting,
  bar: Bar,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const { colours, patterns, lit, chosen, current, marks } = painting;
  const edge = bar.violated
    ? colours.problem
    : bar.found
      ? colours.strongLine
      : bar.late
        ? colours.attention
        : colours.accent;
  pen.fillStyle = bar.violated ? patterns.violated : bar.late ? colours.attentionWash : colours.accentWash;
  pen.fillRect(x, y, size, barHeight);
  const isChosen = chosen.has(bar.operation);
  const isLit = lit.has(bar.operation);
  const thick = isChosen || isLit ? 3 : bar.violated || bar.found ? 2 : 1;
  pen.strokeStyle = isChosen ? colours.text : edge;
  pen.lineWidth = thick;
  pen.strokeRect(x + thick / 2, y + thick / 2, Math.max(1, size - thick), barHeight - thick);
  if (isLit && !isChosen) frame(pen, colours.attention, { x, y, size }, 1);
  if (bar.key === current) frame(pen, colours.accent, { x, y, size }, 2);
  const used = bar.violated || bar.found ? badge(pen, painting, bar, { x, y, size }) : 0;
  // A late order has a step at the end of its bars, so that it is not told by colour alone.
  if (bar.late && size >= 8) {
    pen.fillStyle = colours.attention;
    pen.fillRect(x + size - 4, y + barHeight - 9, 4, 9);
  }
  const letter = marks.get(bar.operation);
  // A name stays in view as long as its bar is.
  const from = Math.max(x + used, labelWidth) + 4;
  const room = x + size - from - 4 - (letter === undefined ? 0 : 12);
  if (room >= 14) label(pen, painting, bar, { x: from, y, room });
  if (letter !== undefined) {
    pen.fillStyle = colours.accent;
    pen.font = `bold ${font}`;
    pen.fillText(letter, x + Math.max(2, size - 11), y + barHeight - 7);
    pen.font = font;
  }
}

/** A frame at some distance around a bar. */
function frame(
  pen: CanvasRenderingContext2D,
  colour: string,
  { x, y, size }: { x: number; y: number; size: number },
  distance: number,
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.strokeRect(x - distance, y - distance, size + 2 * distance, barHeight + 2 * distance);
}

/** The number of the worst finding on a solid band, red where a constraint is broken; without room for it, the band alone. Answers its width. */
function badge(
  pen: CanvasRenderingContext2D,
  { colours }: Painting,
  bar: Bar,
  { x, y, size }: { x: number; y: number; size: number },
): number {
  const worst = bar.findings.find(({ severity }) => severity !== 'info');
  const number = worst === undefined ? '!' : `${worst.number}${bar.findings.length > 1 ? '+' : ''}`;
  const wanted = 8 + 7 * number.length;
  const width = size >= wanted + 4 ? wanted : Math.min(5, size);
  pen.fillStyle = bar.violated ? colours.problem : colours.unknown;
  pen.fillRect(x, y, width, barHeight);
  if (width === wanted) {
    pen.fillStyle = colours.paper;
    pen.font = `bold ${font}`;
    pen.fillText(number, x + 4, y + barHeight / 2 + 1);
    pen.font = font;
  }
  return width;
}

const widths = new Map<string, number>();

/** The name, cut off where there is no more room; on a ground of its own where the bar is hatched. */
function label(
  pen: CanvasRenderingContext2D,
  { colours }: Painting,
  bar: Bar,
  { x, y, room }: { x: number; y: number; room: number },
): void {
  const full = widths.get(bar.operation) ?? pen.measureText(bar.operation).width;
  if (widths.size > 50_000) widths.clear();
  widths.set(bar.operation, full);
  const letters = full <= room ? bar.operation.length : Math.floor((bar.operation.length * room) / full) - 1;
  if (letters < 2) return;
  const text = full <= room ? bar.operation : `${bar.operation.slice(0, letters)}…`;
  if (bar.violated) {
    pen.fillStyle = colours.paper;
    pen.fillRect(x - 1, y + 3, Math.min(room, full) + 4, barHeight - 6);
  }
  pen.fillStyle = colours.text;
  pen.fillText(text, x, y + barHeight / 2 + 1);
}
