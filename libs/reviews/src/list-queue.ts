import { authorize, reachOf, reachValues, withinNarrowed, type ReachValues } from '@countersign/access';
import { ProductError, readAs, type QueueView, type RouteInput, type routes } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';
import { resultOf, type GroupRequest, type GroupResult } from '@countersign/submissions';
import type { Policy } from '@countersign/policy';
import { isReadBy } from './eligibility.js';
import { listed, type Kept } from './listing.js';
import { isVerdictHidden, mayDecide } from './quality/blind/concealed.js';
import { isClaimed, isHeld } from './review-row.js';

export type QueueFilter = RouteInput<typeof routes.listQueue>['query'];

const filtered = ['queue', 'tier', 'modality', 'system', 'language', 'tag', 'view'] as const;
type Filtered = (typeof filtered)[number];

const views: Record<QueueView, string> = {
  mine: `r.submission_id in (
    select submission_id from review where claimed_by = q.person and ${isClaimed('$2')}
    union all select submission_id from review where assigned_to = q.person and state <> 'closed')`,
  assigned: 'r.assigned_to is not null',
  held: isHeld('$2'),
  overdue: 'r.due_at < $2',
  contested: 'r.contestation_id is not null',
  'hard-to-decide': `(r.skips >= 2 or ${isHeld('$2')} or r.leads_only)`,
};

/** The condition of a filter on its value, which is added to the parameters where the statement needs it. */
function conditionOf(field: Filtered, value: string, values: unknown[]): string {
  switch (field) {
    case 'view':
      return views[value as QueueView];
    // The planner takes such conditions for very rare and would sort all that waits; it guesses half of a CASE.
    case 'tag':
      return `case when $${values.push(value)} = any(r.tags) then true end`;
    case 'language':
      return `case when ${isReadBy('r.reading', `$${values.push([readAs(value)])}`)} then true end`;
    default:
      return `r.${field} = $${values.push(value)}`;
  }
}

/** Between the items of a page. The text of an item holds no line break, so the last one stands before the last item. */
const separator = ',\n';

// One row more than the page tells whether there is another. Windows and sorts cost several times what this does; the
// subquery's order is the one that items are put together in (PostgreSQL manual, "Aggregate Functions"). The limit is
// written out (it is a small whole number): of one that it does not know the planner thinks that it is a tenth of all.
const pages = (conditions: readonly string[], limit: number, kept: Kept): string => `
select page.* from unnest($1::uuid[], $3::bigint[], $4::uuid[]) with ordinality as q(person, place, id, n),
lateral (
  select coalesce(string_agg(${listed('q.person', kept)}, '${separator}'), '') as items, count(*)::int as found,
    (array_agg(place))[${limit}] as place, (array_agg(submission_id))[${limit}] as id
  from (
    select listing, approvals_given, approvals_needed, approved_by, claimed_by, assigned_to, leads_only, adjudicating, contestation_id, skips,
      case when ${isHeld('$2')} then held_until end as held_until, r.place,
      submission_id, ${isClaimed('$2')} as taken
    from review r where ${conditions.join(' and ')}
    order by r.place + 0, submission_id limit ${limit + 1}
  ) found
) page order by q.n`;

interface PageRow {
  items: string;
  found: number;
  place: string | null;
  id: string | null;
}

type Scope = [number, ReachValues, boolean, (string | null)[], Kept];

/** A page that was asked for; those of one `scope`, as JSON text, are read by one statement. */
interface Asked {
  person: string;
  after: readonly [place: string | null, id: string | null];
  scope: string;
}

const tierHidden = (): ProductError =>
  new ProductError('verdict-hidden', {
    en: 'The policy hides tiers and tags of waiting reviews from people who may decide, so the queue cannot be listed by them.',
    'zh-TW': '政策規定不向可裁決者顯示待審項目的風險等級與標籤，因此無法據以列出佇列。',
  });

function askedFor({ actor, input }: GroupRequest<QueueFilter>, policy: Policy): Asked {
  authorize(actor, 'list', 'Review');
  const { limit, after } = input;
  const kept: Kept = {
    verdict: isVerdictHidden(actor, policy),
    reviewers: mayDecide(actor) && policy.reviewQuality.blind.otherReviewers === 'until-decided',
  };
  if (kept.verdict && (input.tier ?? input.tag) !== undefined) throw tierHidden();
  return {
    person: actor.id,
    after: after === undefined ? [null, null] : decodeCursor(after, 'integer', 'uuid'),
    scope: JSON.stringify([
      limit,
      reachValues(reachOf(actor, 'list', 'Review')),
      after !== undefined,
      filtered.map((field) => input[field] ?? null),
      kept,
    ] satisfies Scope),
  };
}

const columns = { system: 'r.system', modality: 'r.modality', tier: 'r.tier' };

async function readScope(tx: Tx, asked: readonly Asked[], scope: string, now: Date): Promise<string[]> {
  const [limit, [systems, narrowed], isFurther, given, kept] = JSON.parse(scope) as Scope;
  const values: unknown[] = [
    asked.map(({ person }) => person),
    now,
    asked.map(({ after: [place] }) => place),
    asked.map(({ after: [, id] }) => id),
  ];
  const conditions = [`r.state <> 'closed'`];
  if (systems) conditions.push(`r.system = any($${values.push(systems)})`);
  if (narrowed) conditions.push(withinNarrowed(`$${values.push(narrowed)}`, columns));
  filtered.forEach((field, index) => {
    const value = given[index];
    if (value != null) conditions.push(conditionOf(field, value, values));
  });
  if (isFurther) conditions.push('(r.place + 0, r.submission_id) > (q.place, q.id)');
  const rows = await tx.query<PageRow>(pages(conditions, limit, kept), values);
  return rows.map((row) => pageText(row, limit));
}

function pageText({ items, found, place, id }: PageRow, limit: number): string {
  const isMore = found > limit && id !== null;
  const shown = isMore ? items.slice(0, items.lastIndexOf(separator)) : items;
  return `{"items":[${shown}],"next":${isMore ? JSON.stringify(encodeCursor([String(place), id])) : null}}`;
}

/**
 * Pages of what waits for a decision, most urgent first, each as the JSON text of a `Page<QueueItem>`: written by the
 * database, since rows made into objects and back cost several times as much, and those of one scope in one statement. Who
 * holds a claim is not said; nor, to people who may decide, what the policy hides from them.
 */
export async function listQueue(
  tx: Tx,
  requests: readonly GroupRequest<QueueFilter>[],
  policy: Policy,
  now = new Date(),
): Promise<GroupResult<string>[]> {
  const results: GroupResult<string>[] = [];
  const scopes = new Map<string, { asked: Asked; place: number }[]>();
  for (const [place, request] of requests.entries()) {
    const asked = await resultOf(async () => askedFor(request, policy));
    if ('refusal' in asked) results[place] = asked;
    else scopes.set(asked.scope, [...(scopes.get(asked.scope) ?? []), { asked, place }]);
  }
  for (const [scope, group] of scopes) {
    const texts = await readScope(
      tx,
      group.map(({ asked }) => asked),
      scope,
      now,
    );
    group.forEach(({ place }, index) => (results[place] = { answer: texts[index] ?? '' }));
  }
  return results;
}
