import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { draftColumns, type DraftRow } from './draft-row.js';
import { endShadowWithDraft } from '../shadows/end-shadow.js';
import { findDraft, requireState } from './find-draft.js';

const update = `update policy_draft set state = 'withdrawn', changed_at = $2
where id = $1 and state in ('draft', 'proposed', 'approved') returning ${draftColumns}`;

/** Withdraws a draft that has not come into force, also an approved one before its time. */
export async function withdrawDraft(tx: Tx, actor: Actor, { id }: { id: string }, now = new Date()): Promise<DraftRow> {
  authorize(actor, 'withdraw', 'Policy');
  const found = await findDraft(tx, id, 'to-change');
  requireState(found, 'draft', 'proposed', 'approved');
  const [row] = await tx.query<DraftRow>(update, [id, now]);
  if (!row) throw new Error('A locked draft changed its state.');
  await endShadowWithDraft(tx, id, now);
  const payload = { draft: id, from: found.state };
  await appendEntry(tx, actor, { action: 'policy.withdrawn', subject: id, payload }, now);
  return row;
}
