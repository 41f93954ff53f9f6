import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Language, SchedulePeriod } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { renderers } from '../renderers.js';
import { insertReport } from '../request-report.js';
import { periodAt } from './calendar-period.js';

interface DueRow {
  id: string;
  kind: 'audit';
  systems: string[];
  formats: string[];
  language: Language;
  period: SchedulePeriod;
  time_zone: string;
  next_from: Date;
  next_to: Date;
}

const most = 50;

/**
 * Asks for the report of every period that is over, once each, however long nobody looked: the oldest period of each
 * schedule first. Formats that are no longer offered are left out. Answers whether more may be due.
 */
export async function requestDueReports(tx: Tx, actor: Actor, now = new Date()): Promise<boolean> {
  authorize(actor, 'record', 'Report');
  const rows = await tx.query<DueRow>(
    `select id, kind, systems, formats, language, period, time_zone, next_from, next_to from report_schedule
     where paused_at is null and deleted_at is null and next_to <= $1
     order by next_to, id limit $2 for update skip locked`,
    [now, most],
  );
  for (const { id, kind, systems, formats, language, period, time_zone: timeZone, next_from, next_to } of rows) {
    const [from, to] = [next_from.toISOString(), next_to.toISOString()];
    const offered = formats.filter((format) => renderers.has(format));
    // Where none is left, building it says so.
    const input = { kind, from, to, timeZone, systems, formats: offered.length > 0 ? offered : formats, language };
    const payload = await insertReport(tx, actor, input, { schedule: id, now });
    await appendEntry(tx, actor, { action: 'report.requested', subject: payload.report, payload }, now);
    const next = periodAt(period, timeZone, next_to);
    await tx.execute('update report_schedule set next_from = $2, next_to = $3 where id = $1', [id, next.from, next.to]);
  }
  return rows.length > 0;
}
