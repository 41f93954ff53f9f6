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

const newest = `select digest, documents, first_used_at, folder_digest from policy_version
order by first_used_at desc, digest desc limit 1`;

/** The policy in force; null before the first one. `to-change` lets nobody else put one into force until the transaction ends. */
export async function findNewestVersion(tx: Tx, purpose: 'to-read' | 'to-change'): Promise<PolicyVersionRow | null> {
  if (purpose === 'to-change') await tx.execute('lock table policy_version in share row exclusive mode');
  const [row] = await tx.query<PolicyVersionRow>(newest);
  return row ?? null;
}

/** A policy by its digest; null when none of it was ever in force. */
export async function findPolicyVersion(tx: Tx, digest: string): Promise<PolicyVersionRow | null> {
  const [row] = await tx.query<PolicyVersionRow>(
    'select digest, documents, first_used_at, folder_digest from policy_version where digest = $1',
    [digest],
  );
  return row ?? null;
}

/**
 * Stores a policy as the one in force, for verbs that authorize and record it, and let nobody else do so meanwhile. Clocks of
 * machines differ: it comes after the one before in any case.
 */
export async function putIntoForce(tx: Tx, policy: Policy, folderDigest: string, now: Date): Promise<void> {
  await tx.execute(
    `insert into policy_version (digest, documents, first_used_at, folder_digest) values ($1, $2, greatest($3, (select max(first_used_at) + interval '1 millisecond' from policy_version)), $4)
     on conflict (digest) do update set first_used_at = excluded.first_used_at, folder_digest = excluded.folder_digest`,
    [policy.digest, JSON.stringify(policy.documents), now, folderDigest],
  );
}
