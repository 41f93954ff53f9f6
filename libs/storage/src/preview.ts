import sharp from 'sharp';
import { effectiveLimits, requireWithinPixels } from './blob-limits.js';
import { imageInfo } from './image-info.js';
import { damaged } from './refusals.js';

/** A copy for the viewer. `sourceWidth` and `sourceHeight` are those of the original as displayed, in the pixels that region places count. */
export interface Preview {
  bytes: Buffer;
  mediaType: 'image/webp';
  width: number;
  height: number;
  sourceWidth: number;
  sourceHeight: number;
}

/**
 * Re-encodes an image as WebP of at most `maxEdge` pixels a side, all frames kept, EXIF orientation applied, every bit of metadata
 * left behind. Same refusals as storing.
 */
export async function preview(bytes: Buffer, maxEdge: number): Promise<Preview> {
  const info = imageInfo(bytes);
  const limits = effectiveLimits();
  requireWithinPixels(info, limits);
  // A still is oriented; sharp cannot turn the frames of an animation, and animations carry no orientation in practice.
  const image = sharp(bytes, {
    limitInputPixels: limits.pixels,
    failOn: 'error',
    animated: info.animated,
    autoOrient: !info.animated,
  });
  try {
    const { orientation } = info.animated ? { orientation: 1 } : await image.metadata();
    const turned = (orientation ?? 1) >= 5;
    const [sourceWidth, sourceHeight] = turned ? [info.height, info.width] : [info.width, info.height];
    const resized = image
      .resize({ width: maxEdge, height: maxEdge, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 85, alphaQuality: 100 });
    const { data, info: output } = await resized.toBuffer({ resolveWithObject: true });
    return {
      bytes: data,
      mediaType: 'image/webp',
      width: output.width,
      height: output.pageHeight ?? output.height,
      sourceWidth,
      sourceHeight,
    };
  } catch {
    throw damaged(info.mediaType);
  }
}
