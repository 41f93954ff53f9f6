import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { DraftInput } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { draftColumns, type DraftRow } from './draft-row.js';
import { draftedEntry } from './drafted-entry.js';
import { requirePerson } from './require-person.js';

const insert = `insert into policy_draft (id, title, state, revision, documents, authors, created_at, changed_at)
values ($1, $2, 'draft', 1, $3, array[$4::uuid], $5, $5) returning ${draftColumns}`;

/** Begins a draft. It may have faults: only a proposal must not. */
export async function addDraft(tx: Tx, actor: Actor, input: DraftInput, now = new Date()): Promise<DraftRow> {
  authorize(actor, 'draft', 'Policy');
  requirePerson(actor);
  const values = [newId(), input.title, JSON.stringify(input.documents), actor.id, now];
  const [row] = await tx.query<DraftRow>(insert, values);
  if (!row) throw new Error('The draft was not stored.');
  await appendEntry(tx, actor, draftedEntry(row), now);
  return row;
}
