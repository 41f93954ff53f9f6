import type { Digest } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';

/** A policy that was put into force. */
export interface PolicyVersionRow {
  digest: Digest;
  documents: { name: string; yaml: string }[];
  trusted_signers: string | null;
  first_used_at: Date;
  folder_digest: string;
}

/** The policy in force first. */
export const newestFirst = 'order by first_used_at desc, digest desc';

const columns = 'digest, documents, trusted_signers, first_used_at, folder_digest';
const newest = `select ${columns} from policy_version ${newestFirst} limit 1`;
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
  const [row] = await tx.query<PolicyVersionRow>(`select ${columns} from policy_version where digest = $1`, [digest]);
  return row ?? null;
}

/** What brought a policy into force, and which one was in force until then. */
export interface Origin {
  /** Null: the policy folder. */
  draft: string | null;
  previous: Digest | null;
}

/** A policy as it is shown: the signers that it trusts beside its documents, since its digest counts them. */
export function shownDocuments(documents: PolicyVersionRow['documents'], trustedSigners: string | null) {
  return trustedSigners === null ? documents : [...documents, { name: 'trusted-signers', yaml: trustedSigners }];
}

// By the database's clock, for those of workers differ, and after the one before in any case. What a folder brought and nobody has
// read yet stays to be read, against the policy that it followed then, whatever brings it again.
const store = `insert into policy_version as v (digest, documents, trusted_signers, folder_digest, draft_id, previous_digest,
  awaits_confirmation, first_used_at)
values ($1, $2, $3, $4, $5, $6, $5::uuid is null,
  greatest(date_trunc('milliseconds', clock_timestamp()), (select max(first_used_at) + interval '1 millisecond' from policy_version)))
on conflict (digest) do update set first_used_at = excluded.first_used_at, folder_digest = excluded.folder_digest,
  draft_id = excluded.draft_id,
  previous_digest = case when v.awaits_confirmation then v.previous_digest else excluded.previous_digest end,
  awaits_confirmation = v.awaits_confirmation or excluded.awaits_confirmation`;

/** Stores a policy as the one in force, for verbs that authorize and record it, and let nobody else do so meanwhile. */
export async function putIntoForce(
  tx: Tx,
  { digest, documents, trustedSigners }: Policy,
  folderDigest: string,
  { draft, previous }: Origin,
): Promise<void> {
  await tx.execute(store, [digest, JSON.stringify(documents), trustedSigners, folderDigest, draft, previous]);
}
