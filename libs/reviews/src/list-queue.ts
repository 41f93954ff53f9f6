import { authorize, systemsAllowed } from '@countersign/access';
import type { RouteInput, routes } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';
import { resultOf, type GroupRequest, type GroupResult } from '@countersign/submissions';
import { listed } from './listing.js';

export type QueueFilter = RouteInput<typeof routes.listQueue>['query'];

const filtered = ['queue', 'tier', 'modality', 'system'] as const;

/** Between the items of a page: JSON text holds no such character. */
const separator = '\u001e';

// One row more than the page tells whether there is another. Windows and sorts cost several times what this does; the
// subquery's order is the one that items are put together in (PostgreSQL manual, "Aggregate Functions"). The limit is
// written out (it is a small whole number): of one that it does not know the planner thinks that it is a tenth of all.
const pages = (conditions: readonly string[], limit: number): string => `
select page.* from unnest($1::uuid[], $3::int[], $4::uuid[]) with ordinality as q(person, priority, id, n),
lateral (
  select coalesce(string_agg(${listed('q.person')}, '${separator}'), '') as items, count(*)::int as found,
    (array_agg(priority))[${limit}] as priority, (array_agg(submission_id))[${limit}] as id
  from (
    select listing, approvals_given, approvals_needed, claimed_by, r.priority, submission_id,
      state = 'claimed' and lease_until >= $2 as held
    from review r where ${conditions.join(' and ')}
    order by -r.priority, submission_id limit ${limit + 1}
  ) found
) page order by q.n`;

interface PageRow {
  items: string;
  found: number;
  priority: number | null;
  id: string | null;
}

/** A page that was asked for; those of one `scope`, as JSON text, are read by one statement. */
interface Asked {
  person: string;
  after: readonly [priority: string | null, id: string | null];
  scope: string;
}

function askedFor({ actor, input }: GroupRequest<QueueFilter>): Asked {
  authorize(actor, 'list', 'Review');
  const { limit, after } = input;
  return {
    person: actor.id,
    after: after === undefined ? [null, null] : decodeCursor(after, 'integer', 'uuid'),
    scope: JSON.stringify([
      limit,
      systemsAllowed(actor, 'list', 'Review'),
      after !== undefined,
      filtered.map((field) => input[field] ?? null),
    ]),
  };
}

async function readScope(tx: Tx, asked: readonly Asked[], scope: string, now: Date): Promise<string[]> {
  const [limit, systems, isFurther, given] = JSON.parse(scope) as [number, string[] | null, boolean, (string | null)[]];
  const values: unknown[] = [
    asked.map(({ person }) => person),
    now,
    asked.map(({ after: [priority] }) => priority),
    asked.map(({ after: [, id] }) => id),
  ];
  const conditions = [`r.state <> 'closed'`];
  if (systems) conditions.push(`r.system = any($${values.push(systems)})`);
  filtered.forEach((field, index) => {
    if (given[index] !== null) conditions.push(`r.${field} = $${values.push(given[index])}`);
  });
  if (isFurther) conditions.push('(-r.priority, r.submission_id) > (-q.priority, q.id)');
  const rows = await tx.query<PageRow>(pages(conditions, limit), values);
  return rows.map((row) => pageText(row, limit));
}

function pageText({ items, found, priority, id }: PageRow, limit: number): string {
  const isMore = found > limit && id !== null;
  const shown = isMore ? items.split(separator).slice(0, limit).join() : items.replaceAll(separator, ',');
  return `{"items":[${shown}],"next":${isMore ? JSON.stringify(encodeCursor([String(priority), id])) : null}}`;
}

/**
 * Pages of what waits for a decision, most urgent first, each as the JSON text of a `Page<QueueItem>`: written by the
 * database, since rows made into objects and back cost several times as much, and those of one scope in one statement. Who
 * holds a claim is not said.
 */
export async function listQueue(
  tx: Tx,
  requests: readonly GroupRequest<QueueFilter>[],
  now = new Date(),
): Promise<GroupResult<string>[]> {
  const results: GroupResult<string>[] = [];
  const scopes = new Map<string, { asked: Asked; place: number }[]>();
  for (const [place, request] of requests.entries()) {
    const asked = await resultOf(async () => askedFor(request));
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
