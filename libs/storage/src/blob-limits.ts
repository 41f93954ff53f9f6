import type { ImageInfo, ImageMediaType } from './headers/header.js';
import { noPixels, notShowable, tooManyFrames, tooManyPixels } from './refusals.js';

/** Most bytes of one blob, and most pixels over all frames of one image. */
export interface BlobLimits {
  bytes: number;
  pixels: number;
}

/** Nothing larger is ever stored; a caller may ask for less. */
export const maxBlobLimits: BlobLimits = { bytes: 25 * 1_048_576, pixels: 100_000_000 };

/** Frames of one animation: people look at all of them before they decide. */
const mostFrames = 1000;

/** What a caller allows: less than is ever stored, or bytes of one digest only. */
export type PutLimits = Partial<BlobLimits> & { digest?: string | undefined };

/** The smaller of what the caller asks for and what is ever stored. */
export function effectiveLimits(asked: Partial<BlobLimits> = {}): BlobLimits {
  return {
    bytes: Math.min(asked.bytes ?? Infinity, maxBlobLimits.bytes),
    pixels: Math.min(asked.pixels ?? Infinity, maxBlobLimits.pixels),
  };
}

const showableAnimations: ReadonlySet<ImageMediaType> = new Set(['image/gif', 'image/webp']);

/** True where all frames can be drawn: of other animations only a still can. */
export const showsFrames = ({ animated, mediaType }: Pick<ImageInfo, 'animated' | 'mediaType'>): boolean =>
  animated && showableAnimations.has(mediaType);

/** Refuses an image that could not be shown, or of which a part could not. */
export function requireShowable(info: ImageInfo): void {
  if (info.mediaType === 'image/heic' || (info.animated && !showsFrames(info))) {
    throw notShowable(info.mediaType, info.animated);
  }
}

/** Refuses an image that is over the limits of frames and pixels. */
export function requireWithinPixels(info: ImageInfo, limits: BlobLimits): void {
  if (info.width < 1 || info.height < 1) throw noPixels(info.mediaType);
  if (info.frames > mostFrames) throw tooManyFrames(info.frames, mostFrames);
  const { width, height } = info.decoded ?? info;
  if (width * height * info.frames > limits.pixels) {
    throw tooManyPixels({ width, height, frames: info.frames }, limits.pixels);
  }
}
