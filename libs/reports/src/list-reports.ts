import { authorize, type Actor } from '@countersign/access';
import type { Page, ReportView } from '@countersign/contracts';
import { decodeCursor, cutPage, type Tx } from '@countersign/database';
import { isReportable, reportableSystems } from './reportable-systems.js';
import { reportColumns, reportTables, reportView, type ReportRow } from './report-row.js';

/**
 * A page of reports, newest first, of the AI systems that the actor may have reports on; with `mine` those that the actor
 * asked for or gets by a schedule.
 */
export async function listReports(
  tx: Tx,
  actor: Actor,
  { limit, after, mine = false }: { limit: number; after?: string | undefined; mine?: boolean },
): Promise<Page<ReportView>> {
  authorize(actor, 'list', 'Report');
  const [at, id] = after === undefined ? [null, null] : decodeCursor(after, 'instant', 'uuid');
  const rows = await tx.query<ReportRow & { created_exactly: string }>(
    `select ${reportColumns}, r.created_at::text as created_exactly from ${reportTables}
     where ${isReportable('$1')} and ($2::timestamptz is null or (r.created_at, r.id) < ($2, $3::uuid))
       and (not $5 or (r.requested_by_kind = $6 and r.requested_by = $7) or $7 = any(c.recipients))
     order by r.created_at desc, r.id desc limit $4`,
    [reportableSystems(actor), at, id, limit + 1, mine, actor.kind, actor.id],
  );
  return cutPage(rows, limit, {
    view: (row) => reportView(row),
    key: ({ created_exactly, id }) => [created_exactly, id],
  });
}
