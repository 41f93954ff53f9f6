import type { Colours } from '../../theme/palette.js';

/** Fills that read without colour; all repeat after 8 pixels. */
export interface Patterns {
  closed: CanvasPattern | string;
  violated: CanvasPattern | string;
  changeover: CanvasPattern | string;
  overtime: CanvasPattern | string;
  outage: CanvasPattern | string;
}

type Line = readonly [x1: number, y1: number, x2: number, y2: number];
const shifts = [-8, 0, 8];
const rising = shifts.map((shift): Line => [shift - 2, 10, shift + 10, -2]);
const falling = shifts.map((shift): Line => [shift - 2, -2, shift + 10, 10]);
const level: readonly Line[] = [[-1, 4, 9, 4]];

/** Lines on a ground. */
function lined(ground: string, line: string, width: number, lines: readonly Line[]): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const pen = tile.getContext('2d');
  if (!pen) return ground;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = line;
  pen.lineWidth = width;
  pen.beginPath();
  for (const [x1, y1, x2, y2] of lines) {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  }
  pen.stroke();
  return pen.createPattern(tile, 'repeat') ?? ground;
}

/** Drawn once for each theme. */
export function makePatterns(colours: Colours): Patterns {
  return {
    closed: lined(colours.sunken, colours.line, 1.5, rising),
    violated: lined(colours.problemWash, colours.problem, 1, rising),
    changeover: lined(colours.paper, colours.quiet, 2, falling),
    overtime: lined(colours.okWash, colours.ok, 1, level),
    outage: lined(colours.attentionWash, colours.attention, 1, [...rising, ...falling]),
  };
}
