import sharp, { type Region, type Sharp } from 'sharp';
import { maxBlobLimits, showsFrames } from './blob-limits.js';
import type { ImageInfo } from './headers/header.js';
import { damaged, noSuchFrame, outsidePicture, tooSlow } from './refusals.js';
import { storedImageInfo } from './stored-image-info.js';

/** Longest that one image is decoded and encoded. */
const longestSeconds = 20;

// Pixels of one image are of no use for the next; held ones would make memory grow with what strangers send.
sharp.cache(false);

/** A copy for the viewer. `sourceWidth` and `sourceHeight` are those of the original as displayed, in the pixels that region places count. */
export interface Preview {
  bytes: Buffer;
  mediaType: 'image/webp';
  width: number;
  height: number;
  sourceWidth: number;
  sourceHeight: number;
}

/** A part of a picture in pixels of the picture as displayed. */
export interface PicturePart {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is wanted of an image: the part that lies in `part` instead of the whole, the still of one frame (from 0) instead of all. */
export interface PreviewWish {
  part?: PicturePart | null;
  frame?: number | null;
}

/**
 * Re-encodes an image, or a part or frame of it, as WebP of at most `maxEdge` pixels a side, all frames kept where none is named, EXIF orientation
 * applied, colours converted to sRGB by the profile of the file, transparency kept, every bit of metadata left behind. Refuses what cannot be decoded within the limits, whatever else would not be taken in; a part that lies beside the picture, and a frame that it does not have, are refused as `invalid-query`.
 */
export async function preview(
  bytes: Buffer,
  maxEdge: number,
  { part = null, frame = null }: PreviewWish = {},
): Promise<Preview> {
  const info = storedImageInfo(bytes);
  const animated = showsFrames(info);
  const frames = animated ? info.frames : 1;
  if (frame !== null && frame >= frames) throw noSuchFrame(frame, frames);
  // A still is oriented; sharp cannot turn the frames of an animation, and animations carry no orientation in practice.
  const image = sharp(bytes, {
    limitInputPixels: maxBlobLimits.pixels,
    failOn: 'error',
    ...(frame !== null && animated ? { page: frame } : { animated }),
    autoOrient: !animated,
  });
  const { width: sourceWidth, height: sourceHeight } = animated ? info : await decoding(info, () => shownSize(image));
  if (part) image.extract(within(part, sourceWidth, sourceHeight));
  const resized = image
    .resize({ width: maxEdge, height: maxEdge, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 85, alphaQuality: 100 })
    .timeout({ seconds: longestSeconds });
  const { data, info: output } = await decoding(info, () => resized.toBuffer({ resolveWithObject: true }));
  return {
    bytes: data,
    mediaType: 'image/webp',
    width: output.width,
    height: output.pageHeight ?? output.height,
    sourceWidth,
    sourceHeight,
  };
}

/** The size of a still as displayed, by the decoder that draws it. */
async function shownSize(image: Sharp): Promise<{ width: number; height: number }> {
  const { autoOrient } = await image.metadata();
  return autoOrient;
}

/** The part as far as it lies in the picture. */
function within({ x, y, width, height }: PicturePart, sourceWidth: number, sourceHeight: number): Region {
  if (x >= sourceWidth || y >= sourceHeight) throw outsidePicture(sourceWidth, sourceHeight);
  return { left: x, top: y, width: Math.min(width, sourceWidth - x), height: Math.min(height, sourceHeight - y) };
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.message.startsWith('timeout:');

async function decoding<T>({ mediaType }: ImageInfo, decode: () => Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch (error) {
    throw isTimeout(error) ? tooSlow(mediaType, longestSeconds) : damaged(mediaType);
  }
}
