import { openNote } from './open-note.js';
import { TlogError } from './tlog-error.js';
import { parseVerifierKey } from './verifier-key.js';

/** A log (its origin) whose key changes from one verifier key to another. */
export type KeyHandover = { readonly origin: string; readonly previous: string; readonly next: string };

/** The text that the old and the new key of a log sign together when one follows the other. */
export function keyHandoverText({ origin, previous, next }: KeyHandover): string {
  return `countersign log key handover v1\n${origin}\n${previous}\n${next}\n`;
}

/** Whether a note says that one key follows the other, and both keys signed it. */
export async function isKeyHandover(note: string, handover: KeyHandover): Promise<boolean> {
  try {
    const keys = [parseVerifierKey(handover.previous), parseVerifierKey(handover.next)];
    const { text, verified } = await openNote(note, keys);
    return text === keyHandoverText(handover) && verified.length === 2;
  } catch (error) {
    if (error instanceof TlogError) return false;
    throw error;
  }
}
