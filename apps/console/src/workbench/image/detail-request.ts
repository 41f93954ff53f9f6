import type { Box4 } from './image-content.js';
import type { Extent } from './picture-scale.js';

/** Longest side of the copy of the whole picture, in pixels. */
export const copyEdge = 1600;
/** Longest side of the copy of a part; the API gives no larger one. */
const detailEdge = 4096;
/** Parts begin and end on multiples of this, so that a small move asks for nothing new. */
const step = 256;
/** Asked for around what is seen, as a share of it. */
const rim = 0.25;
/** Edges of copies are multiples of this, so that they are found in the cache. */
const edgeStep = 256;

/** A part of the picture in its own pixels, and the longest side of the copy that is wanted of it. */
export interface DetailRequest {
  box: Box4;
  edge: number;
}

/**
 * What to ask for so that the part that is seen is sharp: null while the copy of the whole picture is sharp enough.
 * `density`: dots of the screen for one pixel of the picture.
 */
export function detailRequest(picture: Extent, seen: Box4, density: number): DetailRequest | null {
  const copyScale = Math.min(1, copyEdge / Math.max(picture.width, picture.height));
  const wanted = Math.min(1, density);
  if (wanted <= copyScale * 1.05 || seen[2] <= 0 || seen[3] <= 0) return null;
  const [x, width] = widened(seen[0], seen[2], picture.width);
  const [y, height] = widened(seen[1], seen[3], picture.height);
  const edge = Math.ceil((Math.max(width, height) * wanted) / edgeStep) * edgeStep;
  return { box: [x, y, width, height], edge: Math.min(detailEdge, edge) };
}

function widened(from: number, length: number, most: number): [from: number, length: number] {
  const start = Math.max(0, Math.floor((from - length * rim) / step) * step);
  const end = Math.min(most, Math.ceil((from + length * (1 + rim)) / step) * step);
  return [start, end - start];
}
