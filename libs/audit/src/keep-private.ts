import { chmodSync, statSync } from 'node:fs';
import { KeyFileError } from './key-file-error.js';

/** What its owner alone may do, and which of the rights of others are too many where they cannot be taken away. */
const privacy = {
  // A group that only reads may be meant: secrets are mounted so.
  file: { mode: 0o600, exposed: 0o027 },
  // Who may write in a folder can put another key in place.
  folder: { mode: 0o700, exposed: 0o002 },
} as const;

/**
 * Takes the rights of everybody but its owner off a key file or the folder of keys. Throws `KeyFileError` where that cannot be
 * done and others can read or write the key, or put another in its place.
 */
export function keepPrivate(path: string, kind: keyof typeof privacy, change = chmodSync): void {
  const { mode, exposed } = privacy[kind];
  const found = statSync(path).mode & 0o777;
  if ((found & 0o077) === 0) return;
  try {
    change(path, mode);
  } catch (error) {
    if ((found & exposed) === 0) return;
    const { code } = error as NodeJS.ErrnoException;
    throw new KeyFileError(
      `${path} has the mode ${found.toString(8)}, so that others than its owner can get at the keys, and it cannot be changed (${code}). Make it ${mode.toString(8)}, and replace the keys if somebody may have read them.`,
    );
  }
}
