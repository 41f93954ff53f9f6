import { openFrame } from './open-frame.js';

/** Pixels of an image as red, green and blue, one byte each, row by row. */
export interface RawPixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/**
 * Decodes an image that intake has taken: a still turned as EXIF says, or that frame of an animation (from 0) as it is shown;
 * transparency on white, at most `edge` pixels a side and never enlarged, or exactly `edge` by `edge`. Throws for bytes that cannot be decoded.
 */
export async function rawPixels(
  bytes: Buffer,
  edge: number,
  fit: 'inside' | 'fill',
  frame?: number,
): Promise<RawPixels> {
  const { data, info } = await openFrame(bytes, frame)
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .resize({ width: edge, height: edge, fit, withoutEnlargement: fit === 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels === 3) return { data, width: info.width, height: info.height };
  return { data: threeChannels(data, info.channels), width: info.width, height: info.height };
}

/** Grey images have one channel, or two with transparency left over. */
function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  const pixels = data.length / channels;
  const rgb = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      rgb[pixel * 3 + channel] = data[pixel * channels + (channels < 3 ? 0 : channel)] ?? 0;
    }
  }
  return rgb;
}
