import type { Box4 } from './image-content.js';
import type { Extent } from './picture-scale.js';

/** A rectangle as shares of the picture, for CSS. */
export function shareOf([x, y, w, h]: Box4, { width, height }: Extent) {
  const percent = (value: number, whole: number) => `${(value / whole) * 100}%`;
  return { left: percent(x, width), top: percent(y, height), width: percent(w, width), height: percent(h, height) };
}
