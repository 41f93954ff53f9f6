import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import type { RouteInput, routes } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';
import { listed } from './listing.js';

export type QueueFilter = RouteInput<typeof routes.listQueue>['query'];

const filtered = ['queue', 'tier', 'modality', 'system'] as const;

const page = (conditions: readonly string[], limit: string): string => `
select '[' || coalesce(string_agg(${listed}, ',' order by n), '') || ']' as items,
  max(priority) filter (where last) as priority, (array_agg(submission_id) filter (where last))[1] as id
from (
  select listing, approvals_given, approvals_needed, claimed_by, priority, submission_id, n,
    state = 'claimed' and lease_until >= $2 as held, n = ${limit}::int and further as last
  from (
    select r.*, row_number() over nth as n, lead(true, 1, false) over nth as further
    from review r where ${conditions.join(' and ')} window nth as (order by -priority, submission_id)
    order by -priority, submission_id limit ${limit}::int) r
) found`;

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
