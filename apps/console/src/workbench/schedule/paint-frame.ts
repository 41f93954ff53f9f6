import { axisHeight, labelWidth, rowsInView, xAt, type Painting } from './gantt-painting.js';

const font = '12px system-ui, "Noto Sans TC", "Noto Sans CJK TC", sans-serif';

/** The time axis and the names of the rows, over all that is scrolled below them. */
export function paintFrame(pen: CanvasRenderingContext2D, painting: Painting): void {
  const { colours, width, height, ticks } = painting;
  pen.clearRect(0, 0, width, height);
  pen.font = font;
  pen.textBaseline = 'middle';
  paintNames(pen, painting);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, axisHeight);
  for (const { at, label, strong } of ticks) {
    const x = xAt(painting, at);
    if (x < labelWidth - 40 || x + 30 > width) continue;
    pen.fillStyle = strong ? colours.text : colours.quiet;
    pen.font = strong ? `600 ${font}` : font;
    pen.fillText(label, x + 4, axisHeight / 2);
  }
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, labelWidth, axisHeight);
  pen.fillStyle = colours.quiet;
  pen.font = font;
  pen.fillText(painting.leftDate, 8, axisHeight / 2);
  pen.fillStyle = colours.strongLine;
  pen.fillRect(0, axisHeight - 1, width, 1);
  pen.fillRect(labelWidth - 1, 0, 1, height);
}

function paintNames(pen: CanvasRenderingContext2D, painting: Painting): void {
  const { model, top, colours, height, rowName } = painting;
  const [first, last] = rowsInView(painting);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, axisHeight, labelWidth, height - axisHeight);
  pen.font = `600 ${font}`;
  for (const row of model.rows.slice(first, last)) {
    const y = row.top - top + axisHeight;
    pen.fillStyle = colours.line;
    pen.fillRect(0, Math.round(y + row.height) - 1, labelWidth, 1);
    pen.fillStyle = colours.text;
    pen.fillText(fitting(pen, rowName(row.id), labelWidth - 14), 8, y + Math.min(row.height, 36) / 2);
  }
}

function fitting(pen: CanvasRenderingContext2D, name: string, room: number): string {
  if (pen.measureText(name).width <= room) return name;
  let text = name;
  while (text.length > 1 && pen.measureText(`${text}…`).width > room) text = text.slice(0, -1);
  return `${text}…`;
}
