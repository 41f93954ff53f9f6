import { createHash } from 'node:crypto';
import { Newest } from '../../newest.js';
import type { ImageReader } from './image-reader.js';

/** Readings of images, and of frames of animations, that are kept. A reading is small; it saves the same question by the next check of the same output. */
const most = 256;

/** Keeps what a model read of an image, by the SHA-256 of its bytes and the frame, for as long as the thread lives; failures are not kept. */
export function rememberReadings<T>(read: ImageReader<T>): ImageReader<T> {
  const kept = new Newest<T>(most);
  return async (bytes, frame) => {
    const key = `${createHash('sha256').update(bytes).digest('base64')} ${frame ?? ''}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const reading = await read(bytes, frame);
    kept.set(key, reading);
    return reading;
  };
}
