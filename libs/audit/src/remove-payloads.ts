import type { Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { appendEntry } from './append-entries.js';
import type { EntryDraft } from './entries.js';

/** Entry ids that one entry of the log lists: its payload stays below 200 kB. */
export const mostListed = 4000;

/** An entry that lists payloads to remove. */
export type RemovingDraft = Extract<EntryDraft, { action: 'subject.erased' | 'retention.applied' }>;

/**
 * Records the removal and carries it out: payloads and salts of the entries that the draft lists go, and comments of
 * decisions with them. The database removes only what an entry lists, whoever asks. Answers the id of the entry.
 */
export async function removePayloads(tx: Tx, actor: Actor, draft: RemovingDraft, now: Date): Promise<string> {
  if (draft.payload.entries.length > mostListed) throw new Error(`One entry lists at most ${mostListed} removals.`);
  const { id } = await appendEntry(tx, actor, draft, now);
  await tx.query('select remove_audit_payloads($1) as removed', [id]);
  return id;
}
