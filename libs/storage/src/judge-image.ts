import { effectiveLimits, requireShowable, requireWithinPixels, type BlobLimits } from './blob-limits.js';
import type { ImageInfo } from './headers/header.js';
import { imageInfo } from './image-info.js';

/** What the structure of an image says, if it may be kept and could be shown; else throws the refusal. No pixel is decoded. */
export function judgeImage(bytes: Buffer, limits: BlobLimits = effectiveLimits()): ImageInfo {
  const info = imageInfo(bytes);
  requireShowable(info);
  requireWithinPixels(info, limits);
  return info;
}
