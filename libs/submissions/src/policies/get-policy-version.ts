import { authorize, type Actor } from '@countersign/access';
import { notFound, type PolicyVersionDetail } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findPolicyVersion, shownDocuments } from './policy-version.js';
import { toldVersions, versionViews, type ToldVersionRow } from './version-view.js';

const told = `${toldVersions('policy_version')} where v.digest = $1`;

/** A policy that was in force, by its digest; throws `not-found`. */
export async function getPolicyVersion(tx: Tx, actor: Actor, digest: string): Promise<PolicyVersionDetail> {
  authorize(actor, 'read', 'Policy');
  const version = await findPolicyVersion(tx, digest);
  const [view] = await versionViews(tx, await tx.query<ToldVersionRow>(told, [digest]));
  if (!version || !view) throw notFound({ en: 'policy', 'zh-TW': '政策' }, digest);
  return { ...view, documents: shownDocuments(version.documents, version.trusted_signers) };
}
