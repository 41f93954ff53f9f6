import { createHash } from 'node:crypto';
import type { Digest } from '@countersign/contracts';
import { folded } from '../cells/folded-words.js';
import type { MappedSheet } from './map-sheets.js';

/**
 * Digest of the headings of every sheet as they are found by guess, whatever the order and the sheets' names: exports of one
 * program share it, though their file names carry dates.
 */
export function headingsSignature(guessed: readonly MappedSheet[]): Digest {
  const each = guessed.map(({ headings }) => JSON.stringify(headings.map(({ text }) => folded(text)).sort()));
  return `sha256:${createHash('sha256').update(JSON.stringify(each.sort())).digest('hex')}`;
}
