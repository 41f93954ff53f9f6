import { authorize, type Actor } from '@countersign/access';
import type { Page, PolicyVersionView } from '@countersign/contracts';
import { cutPage, decodeCursor, type Tx } from '@countersign/database';
import { personNames } from '@countersign/identity';
import { newestFirst } from './policy-version.js';

interface PageInput {
  limit: number;
  after?: string | undefined;
}

const newestVersions = `select v.digest, v.first_used_at, d.id, d.title, d.approved_by
from (select digest, first_used_at from policy_version
  where $1::timestamptz is null or (first_used_at, digest) < ($1, $2::text) ${newestFirst} limit $3) v
left join lateral (select id, title, approved_by from policy_draft p
  where p.digest = v.digest and p.state = 'activated' order by p.activated_at desc limit 1) d on true
order by v.first_used_at desc, v.digest desc`;

interface VersionRow {
  digest: PolicyVersionView['digest'];
  first_used_at: Date;
  id: string | null;
  title: string | null;
  approved_by: string | null;
}

/** Policies that were in force, newest first: each at the place where it came into force last. */
export async function listPolicyVersions(
  tx: Tx,
  actor: Actor,
  { limit, after }: PageInput,
): Promise<Page<PolicyVersionView>> {
  authorize(actor, 'read', 'Policy');
  const [at, digest] = after === undefined ? [null, null] : decodeCursor(after, 'instant', 'word');
  const rows = await tx.query<VersionRow>(newestVersions, [at, digest, limit + 1]);
  const names = await personNames(
    tx,
    rows.flatMap(({ approved_by }) => approved_by ?? []),
  );
  const view = (row: VersionRow) => ({
    digest: row.digest,
    activeSince: row.first_used_at.toISOString(),
    inForce: after === undefined && row === rows[0],
    draft: draftOf(row, names),
  });
  return cutPage(rows, limit, { view, key: (row) => [row.first_used_at.toISOString(), row.digest] });
}

function draftOf(
  { id, title, approved_by }: VersionRow,
  names: ReadonlyMap<string, string>,
): PolicyVersionView['draft'] {
  if (id === null || title === null) return null;
  const approvedBy = approved_by === null ? null : { id: approved_by, name: names.get(approved_by) ?? '' };
  return { id, title, approvedBy };
}
