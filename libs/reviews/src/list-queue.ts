import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import type { RouteInput, routes } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';

export type QueueFilter = RouteInput<typeof routes.listQueue>['query'];

const filtered = ['queue', 'tier', 'modality', 'system'] as const;

/** An instant as the API writes it. */
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as`;

/** The members of a `QueueItem`, in an order of names that the contract has. Parameters 1 and 2: who asks, and now. */
const item = `
p.submission_id as id, s.version, s.state, p.system, p.modality, s.title, p.tier, p.queue, s.content_digest as "contentDigest",
${instant('p.due_at')} "dueAt", ${instant('s.created_at')} "createdAt", null as "decidedAt", p.priority,
json_build_object('given', p.approvals_given, 'needed', p.approvals_needed) as approvals,
p.held as claimed, p.held and p.claimed_by = $1 as "claimedByMe",
json_build_object('critical', p.finding_counts[1], 'major', p.finding_counts[2], 'minor', p.finding_counts[3],
  'info', p.finding_counts[4]) as findings, p.inconclusive`;

const page = (conditions: readonly string[], limit: string): string => `
with found as materialized (
  select r.*, r.state = 'claimed' and r.lease_until >= $2 as held, row_number() over (order by -r.priority, r.submission_id) as n
  from review r where ${conditions.join(' and ')} order by -r.priority, r.submission_id limit ${limit}::int + 1
), last as (
  select priority, submission_id from found where n = ${limit}::int and exists (select from found where n > ${limit}::int)
)
select coalesce((select json_agg(i) from (
    select ${item} from found p join submission s on s.id = p.submission_id where p.n <= ${limit}::int order by p.n) i), '[]')::text as items,
  (select priority from last) as priority, (select submission_id from last) as id`;

interface PageRow {
  items: string;
  priority: number | null;
  id: string | null;
}

/**
 * A page of what waits for a decision, most urgent first, as the JSON text of a `Page<QueueItem>`: written by the database,
 * since rows made into objects and back cost several times as much. Who holds a claim is not said.
 */
export async function listQueue(tx: Tx, actor: Actor, filter: QueueFilter, now = new Date()): Promise<string> {
  authorize(actor, 'list', 'Review');
  const values: unknown[] = [actor.id, now];
  const conditions = [`r.state <> 'closed'`];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const systems = systemsAllowed(actor, 'list', 'Review');
  if (systems) conditions.push(`r.system = any(${parameter(systems)})`);
  for (const field of filtered) {
    if (filter[field] !== undefined) conditions.push(`r.${field} = ${parameter(filter[field])}`);
  }
  if (filter.after !== undefined) {
    const [priority, id] = decodeCursor(filter.after, 'integer', 'uuid');
    conditions.push(`(-r.priority, r.submission_id) > (-${parameter(priority)}::int, ${parameter(id)}::uuid)`);
  }
  const [row] = await tx.query<PageRow>(page(conditions, parameter(filter.limit)), values);
  if (!row) throw new Error('A page of the queue has no row.');
  const next = row.id === null ? null : encodeCursor([String(row.priority), row.id]);
  return `{"items":${row.items},"next":${JSON.stringify(next)}}`;
}
