import type { Tx } from '@countersign/database';
import {
  destinationOf,
  directionOf,
  isSameDestination,
  parseRouting,
  reviewFacts,
  type Destination,
  type RoutingPolicy,
} from '@countersign/policy';
import { shadowColumns, type ShadowRow } from './shadow-row.js';

const batch = 500;

/** What was routed may be committed somewhat later than its time says: so far back is looked again. */
const overlapSeconds = 60;

// The one that was looked at longest ago; another worker takes the next.
const take = `select ${shadowColumns} from policy_shadow where ended_at is null and looked_until < $1
order by looked_until limit 1 for update skip locked`;

const routed = `
select s.id, s.facts, s.tier, s.queue, s.approvals_needed as approvals, s.route -> 'competences' as competences, s.routed_at
from submission s
where s.purpose = 'review' and s.routed_at >= greatest($2, $3::timestamptz - interval '${overlapSeconds} seconds')
  and not exists (select from shadow_route r
    where r.shadow_id = $1 and r.submission_id = s.id and r.routed_at = s.routed_at)
order by s.routed_at, s.id limit ${batch}`;

const store = `
insert into shadow_route (shadow_id, submission_id, routed_at, went, tier, route, direction, changed, failure)
select $1, item.* from jsonb_to_recordset($2::jsonb)
  as item(id uuid, routed_at timestamptz, went jsonb, tier text, route jsonb, direction text, changed boolean, failure text)
on conflict (shadow_id, submission_id) do update set routed_at = excluded.routed_at, went = excluded.went, tier = excluded.tier,
  route = excluded.route, direction = excluded.direction, changed = excluded.changed, failure = excluded.failure`;

interface RoutedRow extends Omit<Destination, 'competences'> {
  id: string;
  facts: unknown;
  competences: string[] | null;
  routed_at: Date;
}

/** What a shadow says of an output: where it would have gone, or why that cannot be told. */
function said(policy: RoutingPolicy | null, facts: unknown, went: Destination): object {
  if (!policy) return { failure: 'This version cannot read the documents of the draft.' };
  const parsed = reviewFacts.safeParse(facts);
  if (!parsed.success) return { failure: 'This version cannot read the facts that were stored.' };
  try {
    const { tier, ...route } = destinationOf(policy, parsed.data);
    const to = { tier, ...route };
    return { tier, route, direction: directionOf(went, to), changed: !isSameDestination(went, to) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Says of what was routed since where it would have gone under a draft that is tried on live traffic; answers whether there may be
 * more. It looks at what is committed, so that no fault of a draft touches routing. Work for machines: no act, so no audit entry.
 */
export async function lookAtShadows(tx: Tx, now = new Date()): Promise<boolean> {
  const [shadow] = await tx.query<ShadowRow>(take, [now]);
  if (!shadow) return false;
  const rows = await tx.query<RoutedRow>(routed, [shadow.id, shadow.begun_at, shadow.looked_until]);
  if (rows.length > 0) {
    const policy = parseRouting(shadow.documents);
    const items = rows.map(({ id, facts, tier, queue, approvals, competences, routed_at }) => {
      const went = { tier, queue, approvals, competences: competences ?? [] };
      return { id, routed_at, went, ...said(policy, facts, went) };
    });
    await tx.execute(store, [shadow.id, JSON.stringify(items)]);
  }
  const isBehind = rows.length === batch;
  const until = isBehind ? (rows.at(-1)?.routed_at ?? now) : now;
  await tx.execute('update policy_shadow set looked_until = greatest(looked_until, $2) where id = $1', [
    shadow.id,
    until,
  ]);
  return isBehind;
}
