import sharp, { type Sharp } from 'sharp';

/** An image to be decoded: a still turned as EXIF says, or one frame of an animation (from 0), which the viewer does not turn either. */
export function openFrame(bytes: Buffer, frame: number | undefined): Sharp {
  const options = { limitInputPixels: false, failOn: 'error' } as const;
  return frame === undefined ? sharp(bytes, options).autoOrient() : sharp(bytes, { ...options, page: frame });
}
