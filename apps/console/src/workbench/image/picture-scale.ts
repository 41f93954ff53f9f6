import type { Box4 } from './image-content.js';

/** Width and height, of a picture in its own pixels or of a frame in those of the page. */
export interface Extent {
  width: number;
  height: number;
}

type Point = readonly [x: number, y: number];

/** Pixels of the page for one of the picture: no nearer than this. */
export const nearestScale = 16;
/** A small picture is not blown up beyond this by itself. */
const largestFit = 4;
/** How much of the frame a part fills that is zoomed to. */
const shownShare = 0.7;

/** The scale at which the whole picture is seen. */
export function fitScale(picture: Extent, frame: Extent): number {
  const fits = Math.min(frame.width / picture.width, frame.height / picture.height);
  return Math.min(largestFit, Math.max(fits, 0.001));
}

/** A scale within what can be chosen: from the whole picture, or its own pixels where those are smaller, to `nearestScale`. */
export function allowedScale(scale: number, fit: number): number {
  return Math.min(nearestScale, Math.max(Math.min(fit, 1), scale));
}

/** The scale at which a part fills most of the frame. */
export function scaleFor([, , width, height]: Box4, frame: Extent, fit: number): number {
  const fills = Math.min(frame.width / Math.max(width, 1), frame.height / Math.max(height, 1)) * shownShare;
  return allowedScale(Math.max(fills, Math.min(fit, 1)), fit);
}

/** Where the picture begins in the frame while it is smaller: it lies in the middle. */
export const marginOf = (picture: number, frame: number, scale: number): number =>
  Math.max(0, (frame - picture * scale) / 2);

/** The point of the picture that lies under a point of the frame. */
export function pointUnder(picture: Extent, frame: Extent, scale: number, scroll: Point, [x, y]: Point): Point {
  return [
    (scroll[0] + x - marginOf(picture.width, frame.width, scale)) / scale,
    (scroll[1] + y - marginOf(picture.height, frame.height, scale)) / scale,
  ];
}

/** How far to scroll so that a point of the picture lies under a point of the frame. */
export function scrollTo(picture: Extent, frame: Extent, scale: number, at: Point, [x, y]: Point): Point {
  return [
    at[0] * scale + marginOf(picture.width, frame.width, scale) - x,
    at[1] * scale + marginOf(picture.height, frame.height, scale) - y,
  ];
}

/** The part of the picture that is seen. */
export function seenPart(picture: Extent, frame: Extent, scale: number, scroll: Point): Box4 {
  const [left, top] = pointUnder(picture, frame, scale, scroll, [0, 0]);
  const [right, bottom] = pointUnder(picture, frame, scale, scroll, [frame.width, frame.height]);
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const [x, y] = [within(left, picture.width), within(top, picture.height)];
  return [x, y, within(right, picture.width) - x, within(bottom, picture.height) - y];
}
