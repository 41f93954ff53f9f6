import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { draftColumns, type DraftRow } from './draft-row.js';
import { findDraft, requireState } from './find-draft.js';
import { findNewestVersion } from './policy-version.js';

const update = `update policy_draft set state = 'approved', approved_by = $2, approved_at = $3, activate_at = $4
where id = $1 and state = 'proposed' returning ${draftColumns}`;

const ownDraft = new ProductError('separation-of-duties', {
  en: 'You wrote in this draft or proposed it. Somebody else has to approve it.',
  'zh-TW': '您曾撰寫或提出此草案，須由另一人核准。',
});

/** Approves a proposed draft, by somebody who neither wrote in it nor proposed it, and says when it comes into force. */
export async function approveDraft(
  tx: Tx,
  actor: Actor,
  { id, at }: { id: string; at: Date | null },
  now = new Date(),
): Promise<DraftRow> {
  authorize(actor, 'approve', 'Policy');
  const found = await findDraft(tx, id, 'to-change');
  requireState(found, 'proposed');
  if (actor.kind !== 'person' || found.authors.includes(actor.id) || found.proposed_by === actor.id) throw ownDraft;
  const latest = await findNewestVersion(tx, 'to-read');
  if (latest && latest.digest !== found.base_digest) {
    throw conflict(
      'Another policy came into force since this was proposed. Its authors have to look at it again: write in it and propose it anew.',
      '此草案提出後，已有其他政策生效。請撰寫者重新檢視並再次提出。',
    );
  }
  const activateAt = at ?? now;
  const [row] = await tx.query<DraftRow>(update, [id, actor.id, now, activateAt]);
  if (!row?.digest || !row.base_digest) throw new Error('A locked draft changed its state.');
  const payload = { draft: id, digest: row.digest, base: row.base_digest, activateAt: activateAt.toISOString() };
  await appendEntry(tx, actor, { action: 'policy.approved', subject: id, payload }, now);
  return row;
}
