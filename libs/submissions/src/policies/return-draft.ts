import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { draftColumns, type DraftRow } from './draft-row.js';
import { findDraft, requireRead, requireState } from './find-draft.js';
import { refuseOwnDraft } from './refuse-own-draft.js';

const update = `update policy_draft set state = 'draft', digest = null, base_digest = null, proposed_by = null, proposed_at = null,
  review_comment = $3, returned_by = $2, returned_at = $4, changed_at = $4
where id = $1 and state = 'proposed' returning ${draftColumns}`;

/** Gives a proposed draft, as it was read (`digest`), back to its authors with a comment, by somebody who neither wrote in it nor proposed it. */
export async function returnDraft(
  tx: Tx,
  actor: Actor,
  { id, digest, comment }: { id: string; digest: string; comment: string },
  now = new Date(),
): Promise<DraftRow> {
  authorize(actor, 'approve', 'Policy');
  const found = await findDraft(tx, id, 'to-change');
  requireState(found, 'proposed');
  refuseOwnDraft(actor, found);
  const proposed = requireRead(found, digest);
  const [row] = await tx.query<DraftRow>(update, [id, actor.id, comment, now]);
  if (!row) throw new Error('A locked draft changed its state.');
  const payload = { draft: id, digest: proposed, commentDigest: sha256Digest(comment) };
  await appendEntry(tx, actor, { action: 'policy.returned', subject: id, payload }, now);
  return row;
}
