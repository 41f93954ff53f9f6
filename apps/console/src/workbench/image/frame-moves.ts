import type { Box4 } from './image-content.js';
import type { Extent } from './picture-scale.js';

type Point = readonly [x: number, y: number];

/** What a drag takes hold of: a new frame, the frame as a whole, or one of its corners. */
export type FrameGrip = 'new' | 'move' | 'nw' | 'ne' | 'sw' | 'se';

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), Math.max(low, high));
/** Fewest pixels a side of a frame that keys can make. */
const smallest = 4;

/** The frame after a key: arrows move it by `step` pixels or, when `resize`, its lower right corner; it stays inside the picture. Null for other keys. */
export function frameAfterKey(
  [x, y, w, h]: Box4,
  key: string,
  { step, resize }: { step: number; resize: boolean },
  { width, height }: Extent,
): Box4 | null {
  if (key === 'Home') return [0, 0, width, height];
  const dx = key === 'ArrowRight' ? step : key === 'ArrowLeft' ? -step : 0;
  const dy = key === 'ArrowDown' ? step : key === 'ArrowUp' ? -step : 0;
  if (dx === 0 && dy === 0) return null;
  return resize
    ? [x, y, within(w + dx, smallest, width - x), within(h + dy, smallest, height - y)]
    : [within(x + dx, 0, width - w), within(y + dy, 0, height - h), w, h];
}

/** What a press at a point takes hold of; `reach` is how far from a corner still means it. */
export function frameGrip(frame: Box4 | null, [px, py]: Point, reach: number): FrameGrip {
  if (!frame) return 'new';
  const [x, y, w, h] = frame;
  const near = (value: number, to: number) => Math.abs(value - to) <= reach;
  const vertical = near(py, y) ? 'n' : near(py, y + h) ? 's' : null;
  const horizontal = near(px, x) ? 'w' : near(px, x + w) ? 'e' : null;
  if (vertical && horizontal) return `${vertical}${horizontal}`;
  return px >= x && py >= y && px <= x + w && py <= y + h ? 'move' : 'new';
}

/** The frame while it is dragged from one point to another, in whole pixels inside the picture. */
export function draggedFrame(frame: Box4 | null, grip: FrameGrip, from: Point, to: Point, picture: Extent): Box4 {
  const { width, height } = picture;
  if (grip === 'new' || !frame) return between(from, to, picture);
  const [x, y, w, h] = frame;
  if (grip === 'move') {
    const [dx, dy] = [Math.round(to[0] - from[0]), Math.round(to[1] - from[1])];
    return [within(x + dx, 0, width - w), within(y + dy, 0, height - h), w, h];
  }
  return between([grip.endsWith('w') ? x + w : x, grip.startsWith('n') ? y + h : y], to, picture);
}

function between(one: Point, other: Point, { width, height }: Extent): Box4 {
  const xs = [one[0], other[0]].map((value) => Math.round(within(value, 0, width)));
  const ys = [one[1], other[1]].map((value) => Math.round(within(value, 0, height)));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return [x, y, Math.max(...xs) - x, Math.max(...ys) - y];
}

/** A frame of about a third of what is seen, in its middle. */
export function firstFrame([x, y, w, h]: Box4): Box4 {
  return [
    Math.round(x + w * 0.35),
    Math.round(y + h * 0.35),
    Math.max(1, Math.round(w * 0.3)),
    Math.max(1, Math.round(h * 0.3)),
  ];
}
