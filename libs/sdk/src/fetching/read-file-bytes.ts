import { open, readFile } from 'node:fs/promises';
import { reasonOf, Unreadable } from './unreadable.js';

/** The bytes of a file; throws `Unreadable`. */
export async function readFileBytes(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw unreadableFile(path, error);
  }
}

/** The first bytes of a file; throws `Unreadable`. */
export async function readFileStart(path: string, size: number): Promise<Uint8Array> {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(new Uint8Array(size), 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw unreadableFile(path, error);
  }
}

/** The error of a file that could not be read. */
export function unreadableFile(path: string, error: unknown): Unreadable {
  return new Unreadable({
    en: `${path} could not be read (${reasonOf(error)}).`,
    'zh-TW': `無法讀取 ${path}（${reasonOf(error)}）。`,
  });
}
