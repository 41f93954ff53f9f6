import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { withDocuments, type Policy } from '@countersign/policy';
import { endShadowWithDraft } from '../shadows/end-shadow.js';
import { draftColumns, type DraftRow } from './draft-row.js';
import { findNewestVersion, putIntoForce, type PolicyVersionRow } from './policy-version.js';

const due = `select ${draftColumns} from policy_draft where state = 'approved' and activate_at <= $1
order by activate_at, id limit 1 for update skip locked`;

// It goes back to its authors: what was approved was this draft after another policy.
const giveBack = `update policy_draft set state = 'draft', digest = null, base_digest = null, proposed_by = null,
  proposed_at = null, approved_by = null, approved_at = null, activate_at = null, changed_at = $2
where id = $1 and state = 'approved'`;

/**
 * Puts the approved draft whose time has come into force, and answers whether there was one. One that was approved after another
 * policy than the one in force goes back to its authors. `inForce` is what the caller knows as the policy in force.
 */
export async function activateDueDraft(tx: Tx, actor: Actor, inForce: Policy, now = new Date()): Promise<boolean> {
  authorize(actor, 'set-up', 'Policy');
  const [draft] = await tx.query<DraftRow>(due, [now]);
  if (!draft) return false;
  if (draft.base_digest === null) throw new Error('An approved draft follows no policy.');
  const latest = await findNewestVersion(tx, 'to-change');
  if (!latest || latest.digest !== inForce.digest) return false;
  const policy = draft.base_digest === latest.digest ? withDocuments(inForce, draft.documents) : null;
  if (policy?.digest !== draft.digest || policy === null) {
    await tx.execute(giveBack, [draft.id, now]);
    const payload = { draft: draft.id, base: draft.base_digest, inForce: latest.digest };
    await appendEntry(tx, actor, { action: 'policy.outdated', subject: draft.id, payload }, now);
    return true;
  }
  await putDraftIntoForce(tx, actor, { draft, policy, latest }, now);
  return true;
}

async function putDraftIntoForce(
  tx: Tx,
  actor: Actor,
  { draft, policy, latest }: { draft: DraftRow; policy: Policy; latest: PolicyVersionRow },
  now: Date,
): Promise<void> {
  await putIntoForce(tx, policy, latest.folder_digest, { draft: draft.id, previous: latest.digest });
  await tx.execute(
    `update policy_draft set state = 'activated', activated_at = $2 where id = $1 and state = 'approved'`,
    [draft.id, now],
  );
  await endShadowWithDraft(tx, draft.id, now);
  const payload = { digest: policy.digest, previous: latest.digest, draft: draft.id };
  await appendEntry(tx, actor, { action: 'policy.activated', subject: draft.id, payload }, now);
}
