import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import type { RouteInput, routes } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';
import { listed } from './listing.js';

export type QueueFilter = RouteInput<typeof routes.listQueue>['query'];

const filtered = ['queue', 'tier', 'modality', 'system'] as const;

/** Between the items of a page: JSON text holds no such character. */
const separator = '\u001e';

// One row more than the page tells whether there is another. Windows and sorts cost several times what this does; the
// subquery's order is the one that items are put together in (PostgreSQL manual, "Aggregate Functions").
const page = (conditions: readonly string[], limit: string): string => `
select coalesce(string_agg(${listed}, '${separator}'), '') as items, count(*)::int as found,
  (array_agg(priority))[${limit}::int] as priority, (array_agg(submission_id))[${limit}::int] as id
from (
  select listing, approvals_given, approvals_needed, claimed_by, priority, submission_id,
    state = 'claimed' and lease_until >= $2 as held
  from review r where ${conditions.join(' and ')}
  order by -priority, submission_id limit ${limit}::int + 1
) found`;

interface PageRow {
  items: string;
  found: number;
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
  const { limit } = filter;
  const items =
    row.found > limit ? row.items.split(separator).slice(0, limit).join() : row.items.replaceAll(separator, ',');
  const next = row.found > limit && row.id !== null ? encodeCursor([String(row.priority), row.id]) : null;
  return `{"items":[${items}],"next":${JSON.stringify(next)}}`;
}
