import { createHash } from 'node:crypto';
import { Newest } from '../../newest.js';

/** Images whose readings are kept. A reading is small; it saves the same question by the next check of the same output. */
const most = 256;

/** Keeps what a model read of an image, by the SHA-256 of its bytes, for as long as the thread lives; failures are not kept. */
export function rememberReadings<T>(read: (bytes: Buffer) => Promise<T>): (bytes: Buffer) => Promise<T> {
  const kept = new Newest<T>(most);
  return async (bytes) => {
    const key = createHash('sha256').update(bytes).digest('base64');
    const known = kept.get(key);
    if (known !== undefined) return known;
    const reading = await read(bytes);
    kept.set(key, reading);
    return reading;
  };
}
