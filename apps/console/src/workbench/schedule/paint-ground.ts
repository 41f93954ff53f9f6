import { barHeight, laneTop, type Row } from './gantt-model.js';
import { axisHeight, labelWidth, rowsInView, xAt, type Ghost, type Painting } from './gantt-painting.js';
import { firstEndingAfter } from './visible-part.js';

/** Closed hours, changeovers, lines of rows and time, and the outlines of other places, as far as they are in view. */
export function paintGround(pen: CanvasRenderingContext2D, painting: Painting): void {
  const { model, top, width, height, colours, ticks } = painting;
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, height);
  const [first, last] = rowsInView(painting);
  const rows = model.rows.slice(first, last);
  const yOf = (y: number) => y - top + axisHeight;
  rows.forEach((row, nth) => {
    paintClosed(pen, painting, row, yOf(row.top));
    paintWindows(pen, painting, row, first + nth);
  });
  pen.lineWidth = 1;
  for (const { at, strong } of ticks) {
    pen.fillStyle = strong ? colours.strongLine : colours.line;
    pen.fillRect(Math.round(xAt(painting, at)), axisHeight, 1, Math.min(height, yOf(model.height)) - axisHeight);
  }
  pen.fillStyle = colours.line;
  for (const row of rows) pen.fillRect(labelWidth, Math.round(yOf(row.top + row.height)) - 1, width, 1);
  rows.forEach((row, nth) => paintChangeovers(pen, painting, row, first + nth));
}

function paintClosed(pen: CanvasRenderingContext2D, painting: Painting, row: Row, y: number): void {
  const { closedOf, patterns, width } = painting;
  const closed = closedOf(row.calendar);
  pen.fillStyle = patterns.closed;
  for (let nth = firstInView(painting, closed, ({ end }) => end); nth < closed.length; nth += 1) {
    const { begin, end } = closed[nth] ?? { begin: 0, end: 0 };
    const x = Math.max(labelWidth, xAt(painting, begin));
    if (x > width) break;
    const room = Math.min(width, xAt(painting, end)) - x;
    if (room >= 1) pen.fillRect(x, y, room, row.height);
  }
}

/** Overtime and outages that are tried, over closed hours and over the whole row. */
function paintWindows(pen: CanvasRenderingContext2D, painting: Painting, row: Row, nth: number): void {
  const { layers, patterns, top, width } = painting;
  for (const { kind, from, to } of layers.windows.get(nth) ?? []) {
    const x = Math.max(labelWidth, xAt(painting, from));
    const room = Math.min(width, xAt(painting, to)) - x;
    if (room <= 0) continue;
    pen.fillStyle = patterns[kind];
    pen.fillRect(x, row.top - top + axisHeight, Math.max(2, room), row.height - 1);
  }
}

function paintChangeovers(pen: CanvasRenderingContext2D, painting: Painting, row: Row, nth: number): void {
  const { layers, patterns, colours, top } = painting;
  const blocks = layers.changeovers.get(nth) ?? [];
  const y = laneTop(row, 0) - top + axisHeight + 4;
  for (let at = firstInView(painting, blocks, ({ to }) => to); at < blocks.length; at += 1) {
    const { from, to } = blocks[at] ?? { from: 0, to: 0 };
    const x = xAt(painting, from);
    if (x > painting.width) break;
    const room = Math.max(2, xAt(painting, to) - x);
    pen.fillStyle = patterns.changeover;
    pen.fillRect(x, y, room, barHeight - 8);
    pen.strokeStyle = colours.strongLine;
    pen.lineWidth = 1;
    pen.strokeRect(x + 0.5, y + 0.5, Math.max(1, room - 1), barHeight - 9);
  }
}

/** Outlines of where operations were before, dotted, and of where they would be, dashed and lit. */
export function paintGhosts(pen: CanvasRenderingContext2D, painting: Painting): void {
  const { layers, colours } = painting;
  const [first, last] = rowsInView(painting);
  pen.save();
  for (let row = first; row < last; row += 1) {
    pen.lineWidth = 1.5;
    pen.strokeStyle = colours.strongLine;
    pen.setLineDash([2, 3]);
    outline(pen, painting, layers.before.get(row) ?? [], 3);
    pen.lineWidth = 2;
    pen.strokeStyle = colours.attention;
    pen.setLineDash([6, 3]);
    outline(pen, painting, layers.tried.get(row) ?? [], 0, true);
  }
  pen.restore();
}

function outline(
  pen: CanvasRenderingContext2D,
  painting: Painting,
  ghosts: readonly Ghost[],
  shift: number,
  named = false,
): void {
  const { colours } = painting;
  for (const { operation, from, to, top } of ghosts) {
    const x = xAt(painting, from);
    const room = Math.max(3, (to - from) * painting.perMs);
    if (x > painting.width || x + room < labelWidth) continue;
    const y = top - painting.top + axisHeight;
    pen.strokeRect(x + 1, y + 1 + shift, Math.max(1, room - 2), barHeight - 2);
    if (!named || room < 40) continue;
    const width = pen.measureText(operation).width;
    if (width > room - 10) continue;
    pen.fillStyle = colours.lit;
    pen.fillRect(x + 4, y + 4, width + 4, barHeight - 8);
    pen.fillStyle = colours.text;
    pen.fillText(operation, x + 6, y + barHeight / 2 + 1);
  }
}

function firstInView<T>(painting: Painting, items: readonly T[], endOf: (item: T) => number): number {
  return firstEndingAfter(items, painting.model.from + painting.left / painting.perMs, endOf);
}
