import { effectiveLimits, requireWithinPixels } from './blob-limits.js';
import type { ImageInfo } from './headers/header.js';
import { readHeader } from './headers/read-header.js';

/**
 * What the header of an image says that was taken in. Refuses what cannot be decoded within the limits, and nothing else: rules of
 * intake that came later must not hide from people and checks what they have to decide on. No pixel is decoded.
 */
export function storedImageInfo(bytes: Buffer): ImageInfo {
  const { end: _end, ...info } = readHeader(bytes);
  requireWithinPixels(info, effectiveLimits());
  return info;
}
