import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Language, SchedulePeriod } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { renderers } from '../renderers.js';
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
}

/** Shorter than any period, so that no schedule that is due is passed over; the exact end is computed in its zone. */
const shortest = "interval '6 days'";
const most = 50;

/**
 * Asks for the report of every period that is over, once each, however long nobody looked: the oldest period of each
 * schedule first. Formats that are no longer offered are left out. Answers whether more may be due.
 */
export async function requestDueReports(tx: Tx, actor: Actor, now = new Date()): Promise<boolean> {
  authorize(actor, 'record', 'Report');
  const rows = await tx.query<DueRow>(
    `select id, kind, systems, formats, language, period, time_zone, next_from from report_schedule
     where paused_at is null and deleted_at is null and next_from < $1::timestamptz - ${shortest}
     order by next_from, id limit $2 for update skip locked`,
    [now, most],
  );
  let asked = 0;
  for (const row of rows) {
    const { from, to } = periodAt(row.period, row.time_zone, row.next_from);
    if (to > now) continue;
    await requestOne(tx, actor, row, { from, to }, now);
    asked += 1;
  }
  return asked > 0;
}

async function requestOne(
  tx: Tx,
  actor: Actor,
  { id: schedule, kind, systems, language, ...row }: DueRow,
  period: { from: Date; to: Date },
  now: Date,
): Promise<void> {
  const [from, to] = [period.from.toISOString(), period.to.toISOString()];
  const formats = row.formats.filter((format) => renderers.has(format));
  const id = newId();
  await tx.execute(
    `insert into report (id, kind, state, input, requested_by_kind, requested_by, schedule_id, created_at)
     values ($1, $2, 'pending', $3, $4, $5, $6, $7)`,
    [id, kind, JSON.stringify({ kind, from, to, systems, formats, language }), actor.kind, actor.id, schedule, now],
  );
  await tx.execute('update report_schedule set next_from = $2 where id = $1', [schedule, period.to]);
  const payload = { report: id, from, to, systems, formats, schedule };
  await appendEntry(tx, actor, { action: 'report.requested', subject: id, payload }, now);
}
