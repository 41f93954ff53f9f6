import { authorize, type Actor } from '@countersign/access';
import type { ShadowView, Tier } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personNames } from '@countersign/identity';
import { findDraft } from '../policies/find-draft.js';
import { shadowColumns, type ShadowRow } from './shadow-row.js';

const newest = `select ${shadowColumns} from policy_shadow where draft_id = $1 order by begun_at desc, id desc limit 1`;

const counted = `count(*)::int as routed, count(*) filter (where changed)::int as changed,
  count(*) filter (where direction = 'raised')::int as raised, count(*) filter (where direction = 'lowered')::int as lowered,
  count(*) filter (where failure is not null)::int as failed`;

const byDay = `select (routed_at at time zone 'UTC')::date::text as day, ${counted} from shadow_route where shadow_id = $1
group by 1 order by 1 desc`;

const changedOnes = `select submission_id, went, tier, route from shadow_route where shadow_id = $1 and changed
order by routed_at desc, submission_id desc limit 20`;

const lastFailure = `select failure from shadow_route where shadow_id = $1 and failure is not null
order by routed_at desc limit 1`;

const mostDays = 92;
type Day = ShadowView['days'][number];
type Destination = ShadowView['examples'][number]['to'];

interface ChangedRow {
  submission_id: string;
  went: Destination;
  tier: Tier;
  route: Omit<Destination, 'tier'>;
}

const sum = (days: readonly Day[], key: Exclude<keyof Day, 'day'>): number =>
  days.reduce((total, day) => total + day[key], 0);

/** What the newest shadow of a draft has said so far; null where it was never tried on live traffic. */
export async function findShadow(tx: Tx, actor: Actor, draft: string): Promise<ShadowView | null> {
  authorize(actor, 'read', 'Policy');
  await findDraft(tx, draft, 'to-read');
  const [row] = await tx.query<ShadowRow>(newest, [draft]);
  if (!row) return null;
  const days = await tx.query<Day>(byDay, [row.id]);
  const examples = await tx.query<ChangedRow>(changedOnes, [row.id]);
  const failed = sum(days, 'failed');
  const [last] = failed === 0 ? [] : await tx.query<{ failure: string }>(lastFailure, [row.id]);
  const names = await personNames(tx, [row.begun_by]);
  return {
    id: row.id,
    draft: row.draft_id,
    digest: row.digest,
    begunAt: row.begun_at.toISOString(),
    begunBy: names.get(row.begun_by) ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    lookedUntil: row.looked_until.toISOString(),
    routed: sum(days, 'routed'),
    changed: sum(days, 'changed'),
    raised: sum(days, 'raised'),
    lowered: sum(days, 'lowered'),
    failed,
    days: days.slice(0, mostDays),
    examples: examples.map(({ submission_id, went, tier, route }) => ({
      submission: submission_id,
      from: went,
      to: { tier, ...route },
    })),
    failure: last?.failure ?? null,
  };
}
