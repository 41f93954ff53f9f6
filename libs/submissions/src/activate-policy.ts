import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';

/** Keeps the documents of the policy in force, so that the digest in a decision can be looked up for ever; records a change of policy. */
export async function activatePolicy(tx: Tx, actor: Actor, policy: Policy, now = new Date()): Promise<void> {
  authorize(actor, 'set-up', 'Policy');
  const [latest] = await tx.query<{ digest: string }>(
    'select digest from policy_version order by first_used_at desc limit 1',
  );
  if (latest?.digest === policy.digest) return;
  await tx.execute(
    `insert into policy_version (digest, documents, first_used_at) values ($1, $2, $3)
     on conflict (digest) do update set first_used_at = excluded.first_used_at`,
    [policy.digest, JSON.stringify(policy.documents), now],
  );
  const payload = { digest: policy.digest, previous: latest?.digest ?? null };
  await appendEntry(tx, actor, { action: 'policy.activated', subject: null, payload }, now);
}

/** Since when a policy has been in force; null when it has not been yet. */
export async function policyActiveSince(tx: Tx, digest: string): Promise<Date | null> {
  const [row] = await tx.query<{ first_used_at: Date }>('select first_used_at from policy_version where digest = $1', [
    digest,
  ]);
  return row?.first_used_at ?? null;
}

/** Waiting submissions that were routed under another policy, oldest first. */
export async function findRoutedOtherwise(tx: Tx, digest: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from submission where state = 'awaiting-review' and policy_digest <> $1 order by id limit $2`,
    [digest, limit],
  );
  return rows.map(({ id }) => id);
}
