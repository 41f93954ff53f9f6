import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type DraftChange, type DraftInput } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { canonicalJson } from '@countersign/tlog';
import { draftColumns, type DraftRow } from './draft-row.js';
import { findDraft, requireState } from './find-draft.js';

const insert = `insert into policy_draft (id, title, state, revision, documents, authors, created_at, changed_at)
values ($1, $2, 'draft', 1, $3, array[$4::uuid], $5, $5) returning ${draftColumns}`;

// Whoever writes in a proposed draft makes another draft of it, so the proposal ends.
const update = `update policy_draft set title = $3, documents = $4, revision = revision + 1, changed_at = $6, state = 'draft',
  authors = case when $5::uuid = any(authors) then authors else authors || $5::uuid end,
  digest = null, base_digest = null, proposed_by = null, proposed_at = null
where id = $1 and revision = $2 and state in ('draft', 'proposed') returning ${draftColumns}`;

async function record(tx: Tx, actor: Actor, row: DraftRow, now: Date): Promise<void> {
  const payload = {
    draft: row.id,
    revision: row.revision,
    documentsDigest: sha256Digest(canonicalJson(row.documents)),
  };
  await appendEntry(tx, actor, { action: 'policy.drafted', subject: row.id, payload }, now);
}

/** Begins a draft. It may have faults: only a proposal must not. */
export async function addDraft(tx: Tx, actor: Actor, input: DraftInput, now = new Date()): Promise<DraftRow> {
  authorize(actor, 'draft', 'Policy');
  const values = [
    newId(),
    input.title,
    JSON.stringify(input.documents),
    actor.kind === 'service' ? null : actor.id,
    now,
  ];
  const [row] = await tx.query<DraftRow>(insert, values);
  if (!row) throw new Error('The draft was not stored.');
  await record(tx, actor, row, now);
  return row;
}

/** Writes in a draft; whoever does is one of its authors from then on. A later revision of somebody else is not overwritten. */
export async function changeDraft(
  tx: Tx,
  actor: Actor,
  { id, revision, title, documents }: DraftChange & { id: string },
  now = new Date(),
): Promise<DraftRow> {
  authorize(actor, 'draft', 'Policy');
  const found = await findDraft(tx, id, 'to-change');
  requireState(found, 'draft', 'proposed');
  const author = actor.kind === 'service' ? null : actor.id;
  const [row] = await tx.query<DraftRow>(update, [id, revision, title, JSON.stringify(documents), author, now]);
  if (!row) {
    throw conflict(
      `Somebody else changed the draft meanwhile: it is at revision ${found.revision}. Read it again; yours was not stored.`,
      `其他人已變更此草案（目前為第 ${found.revision} 版），請重新讀取；您的內容尚未儲存。`,
    );
  }
  await record(tx, actor, row, now);
  return row;
}
