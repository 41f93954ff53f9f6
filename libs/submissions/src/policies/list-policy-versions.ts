import { authorize, type Actor } from '@countersign/access';
import type { Page, PolicyVersionView } from '@countersign/contracts';
import { cutPage, decodeCursor, type Tx } from '@countersign/database';
import { newestFirst } from './policy-version.js';
import { toldVersions, versionViews, type ToldVersionRow } from './version-view.js';

interface PageInput {
  limit: number;
  after?: string | undefined;
  /** Only those that a second person has to read. */
  unconfirmed?: boolean;
}

const page = (only: string): string => `${toldVersions(`(select * from policy_version
  where ${only} ($1::timestamptz is null or (first_used_at, digest) < ($1, $2::text)) ${newestFirst} limit $3)`)}
order by v.first_used_at desc, v.digest desc`;
const all = page('');
const unread = page('awaits_confirmation and');

/** Policies that were in force, newest first: each at the place where it came into force last. */
export async function listPolicyVersions(
  tx: Tx,
  actor: Actor,
  { limit, after, unconfirmed = false }: PageInput,
): Promise<Page<PolicyVersionView>> {
  authorize(actor, 'read', 'Policy');
  const [at, digest] = after === undefined ? [null, null] : decodeCursor(after, 'instant', 'word');
  const rows = await tx.query<ToldVersionRow>(unconfirmed ? unread : all, [at, digest, limit + 1]);
  const { items, ...rest } = cutPage(rows, limit, {
    view: (row) => row,
    key: (row) => [row.first_used_at.toISOString(), row.digest],
  });
  return { ...rest, items: await versionViews(tx, items) };
}
