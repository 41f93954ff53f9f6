import { authorize, type Actor } from '@countersign/access';
import type { Page, PolicyVersionView } from '@countersign/contracts';
import { cutPage, decodeCursor, type Tx } from '@countersign/database';
import { newestFirst } from './policy-version.js';

interface PageInput {
  limit: number;
  after?: string | undefined;
}

const newestVersions = `select digest, first_used_at from policy_version
where $1::timestamptz is null or (first_used_at, digest) < ($1, $2::text) ${newestFirst} limit $3`;

/** Policies that were in force, newest first: each at the place where it came into force last. */
export async function listPolicyVersions(
  tx: Tx,
  actor: Actor,
  { limit, after }: PageInput,
): Promise<Page<PolicyVersionView>> {
  authorize(actor, 'read', 'Policy');
  const [at, digest] = after === undefined ? [null, null] : decodeCursor(after, 'instant', 'word');
  const rows = await tx.query<{ digest: PolicyVersionView['digest']; first_used_at: Date }>(newestVersions, [
    at,
    digest,
    limit + 1,
  ]);
  const view = (row: (typeof rows)[number]) => ({
    digest: row.digest,
    activeSince: row.first_used_at.toISOString(),
    inForce: after === undefined && row === rows[0],
  });
  return cutPage(rows, limit, { view, key: (row) => [row.first_used_at.toISOString(), row.digest] });
}
