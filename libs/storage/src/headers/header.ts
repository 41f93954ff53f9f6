/** Media types an image can have here. HEIC is known in order to be refused by name. */
export type ImageMediaType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif' | 'image/avif' | 'image/heic';

/**
 * What the header of an image says: size in pixels as decoders answer it (before any EXIF orientation; of AVIF after the turning and
 * cutting that its properties ask for) and the number of frames.
 */
export interface ImageInfo {
  mediaType: ImageMediaType;
  width: number;
  height: number;
  frames: number;
  animated: boolean;
  hasAlpha: boolean;
  /** Pictures in the file, where there are more than the one that is shown. */
  pictures?: number;
  /** The picture's own size before its properties turn or cut it, where that is another one. */
  untouched?: { width: number; height: number };
  /** The largest size that a decoder may have to hold for it, where that is another one; nothing that the picture need have. */
  decoded?: { width: number; height: number };
}

/** `end` is the offset just after the last byte that belongs to the image. */
export type ImageHeader = ImageInfo & { end: number };

/** Most chunks or boxes of one file: reading millions of empty ones would hold up everything else. */
export const mostParts = 65_536;

/** Answers null where the bytes are another format; throws where they begin as this one and are damaged. */
export type HeaderReader = (bytes: Buffer) => ImageHeader | null;
