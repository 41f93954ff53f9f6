import { decodeHex, encodeHex, opensCommitment, SALT_SIZE, TlogError } from '@countersign/tlog';
import { textAt } from '../json-shape.js';

/** Throws a `TlogError` (`proof-mismatch`) with that sentence unless something holds. */
export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new TlogError('proof-mismatch', otherwise);
}

/** Throws a `TlogError` unless payload and salt (hexadecimal) open the commitment of a leaf. */
export function openPayload(leaf: unknown, payload: unknown, salt: unknown): void {
  demand(typeof salt === 'string', 'its salt is malformed');
  const bytes = decodeHex(salt);
  demand(bytes.length === SALT_SIZE && salt === encodeHex(bytes), 'its salt is malformed');
  demand(opensCommitment(textAt(leaf, 'commitment'), bytes, payload), 'payload and salt do not open the commitment');
}
