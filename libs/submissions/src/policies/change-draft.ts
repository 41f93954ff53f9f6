import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { DraftChange } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { draftColumns, type DraftRow } from './draft-row.js';
import { draftedEntry } from './drafted-entry.js';
import { requirePerson } from './require-person.js';
import { findDraft, overtaken, requireState } from './find-draft.js';

// Whoever writes in a proposed draft makes another draft of it, so the proposal ends.
const update = `update policy_draft set title = $3, documents = $4, revision = revision + 1, changed_at = $6, state = 'draft',
  authors = case when $5::uuid = any(authors) then authors else authors || $5::uuid end,
  digest = null, base_digest = null, proposed_by = null, proposed_at = null
where id = $1 and revision = $2 and state in ('draft', 'proposed') returning ${draftColumns}`;

/** Writes in a draft; whoever does is one of its authors from then on. A later revision of somebody else is not overwritten. */
export async function changeDraft(
  tx: Tx,
  actor: Actor,
  { id, revision, title, documents }: DraftChange & { id: string },
  now = new Date(),
): Promise<DraftRow> {
  authorize(actor, 'draft', 'Policy');
  requirePerson(actor);
  const found = await findDraft(tx, id, 'to-change');
  requireState(found, 'draft', 'proposed');
  const [row] = await tx.query<DraftRow>(update, [id, revision, title, JSON.stringify(documents), actor.id, now]);
  if (!row) throw overtaken(found);
  await appendEntry(tx, actor, draftedEntry(row), now);
  return row;
}
