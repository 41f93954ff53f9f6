import { authorize, type Actor } from '@countersign/access';
import { notFound, type Page, type ReportScheduleView } from '@countersign/contracts';
import { decodeCursor, cutPage, type Tx } from '@countersign/database';
import { reportableSystems } from '../reportable-systems.js';
import { scheduleColumns, scheduleTables, scheduleView, type ScheduleRow } from './schedule-row.js';

/** Whether schedule `c` is on systems of that parameter (a `text[]`, null for all) only, as SQL. */
const isReportable = (parameter: string): string =>
  `(${parameter}::text[] is null or (c.systems <> '{}' and c.systems <@ ${parameter}::text[]))`;

/** A page of schedules, newest first, of the AI systems that the actor may have reports on. */
export async function listSchedules(
  tx: Tx,
  actor: Actor,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Page<ReportScheduleView>> {
  authorize(actor, 'list', 'Report');
  const [at, id] = after === undefined ? [null, null] : decodeCursor(after, 'instant', 'uuid');
  const rows = await tx.query<ScheduleRow & { created_exactly: string }>(
    `select ${scheduleColumns}, c.created_at::text as created_exactly from ${scheduleTables}
     where c.deleted_at is null and ${isReportable('$1')} and ($2::timestamptz is null or (c.created_at, c.id) < ($2, $3::uuid))
     order by c.created_at desc, c.id desc limit $4`,
    [reportableSystems(actor), at, id, limit + 1],
  );
  return cutPage(rows, limit, {
    view: (row) => scheduleView(row),
    key: ({ created_exactly, id }) => [created_exactly, id],
  });
}

/** One schedule; throws `not-found` where there is none for the actor. */
export async function getSchedule(tx: Tx, actor: Actor, id: string): Promise<ReportScheduleView> {
  authorize(actor, 'list', 'Report');
  const [row] = await tx.query<ScheduleRow>(
    `select ${scheduleColumns} from ${scheduleTables} where c.id = $1 and c.deleted_at is null and ${isReportable('$2')}`,
    [id, reportableSystems(actor)],
  );
  if (!row) throw notFound({ en: 'report schedule', 'zh-TW': '報告排程' }, id);
  return scheduleView(row);
}
