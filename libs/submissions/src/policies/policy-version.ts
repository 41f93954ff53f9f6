import type { Digest } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';

/** A policy that was put into force. */
export interface PolicyVersionRow {
  digest: Digest;
  documents: { name: string; yaml: string }[];
  first_used_at: Date;
  folder_digest: string;
}

/** The policy in force first. */
export const newestFirst = 'order by first_used_at desc, digest desc';

const newest = `select digest, documents, first_used_at, folder_digest from policy_version ${newestFirst} limit 1`;
const newestDigest = `select digest from policy_version ${newestFirst} limit 1`;

/** The policy in force; null before the first one. `to-change` lets nobody else put one into force until the transaction ends. */
export async function findNewestVersion(tx: Tx, purpose: 'to-read' | 'to-change'): Promise<PolicyVersionRow | null> {
  if (purpose === 'to-change') await tx.execute('lock table policy_version in share row exclusive mode');
  const [row] = await tx.query<PolicyVersionRow>(newest);
  return row ?? null;
}

/** The digest of the policy in force, for those who look often and seldom need the rest of it. */
export async function findNewestDigest(tx: Tx): Promise<Digest | null> {
  const [row] = await tx.query<{ digest: Digest }>(newestDigest);
  return row?.digest ?? null;
}

/** A policy by its digest; null when none of it was ever in force. */
export async function findPolicyVersion(tx: Tx, digest: string): Promise<PolicyVersionRow | null> {
  const [row] = await tx.query<PolicyVersionRow>(
    'select digest, documents, first_used_at, folder_digest from policy_version where digest = $1',
    [digest],
  );
  return row ?? null;
}

// By the database's clock, for those of workers differ, and after the one before in any case.
const store = `insert into policy_version (digest, documents, first_used_at, folder_digest)
values ($1, $2, greatest(date_trunc('milliseconds', clock_timestamp()), (select max(first_used_at) + interval '1 millisecond' from policy_version)), $3)
on conflict (digest) do update set first_used_at = excluded.first_used_at, folder_digest = excluded.folder_digest`;

/** Stores a policy as the one in force, for verbs that authorize and record it, and let nobody else do so meanwhile. */
export async function putIntoForce(tx: Tx, policy: Policy, folderDigest: string): Promise<void> {
  await tx.execute(store, [policy.digest, JSON.stringify(policy.documents), folderDigest]);
}
