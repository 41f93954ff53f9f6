import { authorize, reachOf, reachValues, withinNarrowed, type Actor } from '@countersign/access';
import type { Page, RouteInput, routes, SubmissionListItem } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';
import { submissionColumns, submissionTables, type SubmissionRow } from './submission-row.js';
import { submissionListItem } from './submission-view.js';

const columns = { system: 'y.slug', modality: 's.modality', tier: 's.tier' };

export type SubmissionFilter = RouteInput<typeof routes.listSubmissions>['query'];

/** A page of submissions, newest first, that the actor may see; `settled`: only those that wait for nothing any more. */
export async function listSubmissions(
  tx: Tx,
  actor: Actor,
  filter: SubmissionFilter,
  { settled = false } = {},
): Promise<Page<SubmissionListItem>> {
  authorize(actor, 'list', 'Submission');
  const values: unknown[] = [];
  const conditions: string[] = [];
  const where = (condition: (parameter: string) => string, value: unknown): void => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  const [systems, narrowed] = reachValues(reachOf(actor, 'list', 'Submission'));
  if (actor.kind !== 'person') conditions.push(`s.purpose = 'review'`);
  if (settled) conditions.push(`s.state not in ('checking', 'awaiting-review')`);
  if (systems) where((p) => `y.slug = any(${p})`, systems);
  if (narrowed) where((p) => withinNarrowed(p, columns), narrowed);
  if (filter.system) where((p) => `s.system_id = (select id from ai_system where slug = ${p})`, filter.system);
  if (filter.state) where((p) => `s.state = ${p}`, filter.state);
  if (filter.modality) where((p) => `s.modality = ${p}`, filter.modality);
  if (filter.tier) where((p) => `s.tier = ${p}`, filter.tier);
  if (filter.after) {
    const [at, id] = decodeCursor(filter.after, 'instant', 'uuid');
    where((p) => `(s.created_at, s.id) < (${p}::timestamptz, $${values.length + 1}::uuid)`, at);
    values.push(id);
  }
  values.push(filter.limit + 1);
  const rows = await tx.query<SubmissionRow & { created_exactly: string }>(
    `select ${submissionColumns}, s.created_at::text as created_exactly from ${submissionTables}
     ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
     order by s.created_at desc, s.id desc limit $${values.length}`,
    values,
  );
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined;
  return {
    items: rows.slice(0, filter.limit).map(submissionListItem),
    next: last ? encodeCursor([last.created_exactly, last.id]) : null,
  };
}
