import { decodeBase64, encodeBase64, excerpt, parseDecimal } from './encoding.js';
import { requireHash } from './hash.js';
import { requireSize } from './node-id.js';
import { TlogError } from './tlog-error.js';

/** What a log claims (C2SP tlog-checkpoint): that its tree of `size` leaves has this root (32 bytes). */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Opaque lines after the root; best left empty, as nobody can audit them. */
  readonly extensions?: readonly string[];
};

/** The text that is signed: origin, size and root on a line each. */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  requireSize(size, 'the tree size');
  requireHash(root, 'the root');
  for (const line of [origin, ...extensions]) {
    if (line === '' || line.includes('\n')) {
      throw new TlogError('malformed', `origin and extensions are single non-empty lines, not ${excerpt(line)}`);
    }
  }
  return `${[origin, String(size), encodeBase64(root), ...extensions].join('\n')}\n`;
}

/** The checkpoint in a note's text. Says nothing of who signed it: see `openCheckpoint`. */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw new TlogError('malformed', 'a checkpoint ends in a newline');
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n');
  if ([origin, size, root, ...extensions].includes('')) {
    throw new TlogError('malformed', 'a checkpoint has three or more lines, none of them empty');
  }
  const hash = decodeBase64(root);
  requireHash(hash, 'the root');
  return { origin, size: parseDecimal(size, 'the tree size'), root: hash, extensions };
}
