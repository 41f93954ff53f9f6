import { authorize, requireStanding, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { draftColumns, type DraftRow } from './draft-row.js';
import { findDraft, requireRead, requireState } from './find-draft.js';
import { findNewestVersion } from './policy-version.js';
import { refuseOwnDraft } from './refuse-own-draft.js';

const update = `update policy_draft set state = 'approved', approved_by = $2, approved_at = $3, activate_at = $4,
  review_comment = $5, returned_by = null, returned_at = null
where id = $1 and state = 'proposed' returning ${draftColumns}`;

/** Approves a proposed draft as it was read (`digest`), by somebody who neither wrote in it nor proposed it, and holds the right for good; says when it comes into force. */
export async function approveDraft(
  tx: Tx,
  actor: Actor,
  { id, digest, at, comment = null }: { id: string; digest: string; at: Date | null; comment?: string | null },
  now = new Date(),
): Promise<DraftRow> {
  authorize(actor, 'approve', 'Policy');
  requireStanding(actor);
  const found = await findDraft(tx, id, 'to-change');
  requireState(found, 'proposed');
  refuseOwnDraft(actor, found);
  requireRead(found, digest);
  const latest = await findNewestVersion(tx, 'to-read');
  if (latest && latest.digest !== found.base_digest) {
    throw conflict(
      'Another policy came into force since this was proposed. Its authors have to look at it again: write in it and propose it anew.',
      '此草案提出後，已有其他政策生效。請撰寫者重新檢視並再次提出。',
    );
  }
  const activateAt = at ?? now;
  const [row] = await tx.query<DraftRow>(update, [id, actor.id, now, activateAt, comment]);
  if (!row?.digest || !row.base_digest) throw new Error('A locked draft changed its state.');
  const payload = {
    draft: id,
    digest: row.digest,
    base: row.base_digest,
    activateAt: activateAt.toISOString(),
    ...(comment === null ? {} : { commentDigest: sha256Digest(comment) }),
  };
  await appendEntry(tx, actor, { action: 'policy.approved', subject: id, payload }, now);
  return row;
}
