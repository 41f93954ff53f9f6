import { authorize, type Actor } from '@countersign/access';
import { notFound, type PolicyView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findPolicyVersion } from './policy-version.js';

/** A policy that was in force, by its digest; throws `not-found`. */
export async function getPolicyVersion(tx: Tx, actor: Actor, digest: string): Promise<PolicyView> {
  authorize(actor, 'read', 'Policy');
  const row = await findPolicyVersion(tx, digest);
  if (!row) throw notFound({ en: 'policy', 'zh-TW': '政策' }, digest);
  return { digest: row.digest, activeSince: row.first_used_at.toISOString(), documents: row.documents };
}
