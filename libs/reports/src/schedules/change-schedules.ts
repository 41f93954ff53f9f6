import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError, type ReportScheduleInput, type ReportScheduleView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { acceptedFormats, acceptedSystems } from '../request-report.js';
import { periodAt } from './calendar-period.js';
import { readersAmong } from './list-recipients.js';
import { getSchedule } from './list-schedules.js';

async function acceptedRecipients(
  tx: Tx,
  actor: Actor,
  asked: readonly string[],
  systems: readonly string[],
): Promise<string[]> {
  const known = await readersAmong(tx, actor, asked, systems);
  const errors = asked.flatMap((id, index) =>
    known.has(id)
      ? []
      : [
          {
            pointer: `/recipients/${index}`,
            code: 'unknown-recipient',
            detail: {
              en: `There is no active person "${id}" who may read reports on these AI systems.`,
              'zh-TW': `沒有可讀取這些 AI 系統報告的使用中人員「${id}」。`,
            },
          },
        ],
  );
  if (errors.length === 0) return [...new Set(asked)];
  throw new ProductError(
    'invalid-body',
    {
      en: 'A recipient in "recipients" does not exist, or may not read reports on these AI systems.',
      'zh-TW': '"recipients" 中有不存在的人員，或該人員沒有讀取這些 AI 系統報告的權限。',
    },
    { errors },
  );
}

/**
 * Has a report asked for of every week, month or quarter from the current one on, each when it is over. Refuses unknown
 * formats, AI systems that the actor may not see, and people who may not read reports.
 */
export async function addSchedule(
  tx: Tx,
  actor: Actor,
  input: ReportScheduleInput,
  now = new Date(),
): Promise<ReportScheduleView> {
  authorize(actor, 'request', 'Report');
  const formats = acceptedFormats(input.formats);
  const systems = await acceptedSystems(tx, actor, input.systems);
  const recipients = await acceptedRecipients(tx, actor, input.recipients, systems);
  const { name, kind, language, period, timeZone } = input;
  const { from, to } = periodAt(period, timeZone, now);
  const id = newId();
  await tx.execute(
    `insert into report_schedule (id, name, kind, systems, formats, language, recipients, period, time_zone, next_from,
       next_to, created_by_kind, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [id, name, kind, systems, formats, language, recipients, period, timeZone, from, to, actor.kind, actor.id, now],
  );
  const payload = { schedule: id, systems, formats, language, recipients: recipients.length, period, timeZone };
  await appendEntry(tx, actor, { action: 'report-schedule.added', subject: id, payload }, now);
  return getSchedule(tx, actor, id);
}

/** Pauses a schedule or lets it go on; periods that began while it was paused are left out. Nothing happens where it is so already. */
export async function pauseSchedule(
  tx: Tx,
  actor: Actor,
  id: string,
  paused: boolean,
  now = new Date(),
): Promise<ReportScheduleView> {
  authorize(actor, 'request', 'Report');
  const schedule = await getSchedule(tx, actor, id);
  const { from, to } = periodAt(schedule.period, schedule.timeZone, now);
  const changed = await tx.execute(
    paused
      ? 'update report_schedule set paused_at = $2 where id = $1 and paused_at is null and deleted_at is null'
      : `update report_schedule set paused_at = null, next_from = greatest(next_from, $2), next_to = greatest(next_to, $3)
         where id = $1 and paused_at is not null and deleted_at is null`,
    [id, ...(paused ? [now] : [from, to])],
  );
  if (changed === 0) return schedule;
  const action = paused ? 'report-schedule.paused' : 'report-schedule.resumed';
  await appendEntry(tx, actor, { action, subject: id, payload: { schedule: id } }, now);
  return getSchedule(tx, actor, id);
}

/** Ends a schedule; its reports stay. */
export async function deleteSchedule(tx: Tx, actor: Actor, id: string, now = new Date()): Promise<void> {
  authorize(actor, 'request', 'Report');
  await getSchedule(tx, actor, id);
  const changed = await tx.execute('update report_schedule set deleted_at = $2 where id = $1 and deleted_at is null', [
    id,
    now,
  ]);
  if (changed === 0) return;
  await appendEntry(tx, actor, { action: 'report-schedule.deleted', subject: id, payload: { schedule: id } }, now);
}
