/** A channel that differs by no more than this of 255 counts as the same: re-encoding moves channels by so much. */
export const sameWithin = 12;

/** Two pictures taken from each other: opaque pixels of absolute differences, and the share of pixels that differ. */
export interface PictureDifference {
  pixels: Uint8ClampedArray<ArrayBuffer>;
  share: number;
}

/** The absolute difference of each channel of two pictures of the same size (RGBA), times `gain`. */
export function pictureDifference(one: Uint8ClampedArray, other: Uint8ClampedArray, gain: number): PictureDifference {
  if (one.length !== other.length) throw new RangeError('The pictures differ in size.');
  const pixels = new Uint8ClampedArray(one.length);
  let differing = 0;
  for (let at = 0; at < one.length; at += 4) {
    let largest = 0;
    for (let channel = at; channel < at + 3; channel += 1) {
      const difference = Math.abs((one[channel] ?? 0) - (other[channel] ?? 0));
      largest = Math.max(largest, difference);
      pixels[channel] = difference * gain;
    }
    pixels[at + 3] = 255;
    if (largest > sameWithin) differing += 1;
  }
  return { pixels, share: one.length === 0 ? 0 : differing / (one.length / 4) };
}
