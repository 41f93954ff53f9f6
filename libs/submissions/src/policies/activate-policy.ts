import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { folderDigest, type Policy } from '@countersign/policy';
import { findNewestVersion, putIntoForce } from './policy-version.js';

/**
 * Puts the policy of a folder into force when the folder was changed since the one in force came; a restart alone changes
 * nothing. Its documents are kept, so that the digest in a decision can be looked up for ever. From then on it waits for a second
 * person to read it (`confirmPolicyVersion`).
 */
export async function activatePolicy(tx: Tx, actor: Actor, policy: Policy, now = new Date()): Promise<void> {
  authorize(actor, 'set-up', 'Policy');
  const latest = await findNewestVersion(tx, 'to-change');
  const written = folderDigest(policy);
  if (latest?.folder_digest === written) return;
  if (latest?.digest === policy.digest) {
    // The folder was brought to what came into force by a draft.
    await tx.execute('update policy_version set folder_digest = $2 where digest = $1', [policy.digest, written]);
    return;
  }
  const previous = latest?.digest ?? null;
  await putIntoForce(tx, policy, written, { draft: null, previous });
  const payload = { digest: policy.digest, previous };
  await appendEntry(tx, actor, { action: 'policy.activated', subject: null, payload }, now);
}
