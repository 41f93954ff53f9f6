import { rm } from 'node:fs/promises';
import { authorize, type Actor } from '@countersign/access';
import { appendEntry, isAnyHeld, lockCare, type RetentionPeriod } from '@countersign/audit';
import type { Database, Tx } from '@countersign/database';
import { reportPath } from './report-path.js';

const most = 200;

/**
 * Has the files of reports that were finished before the period began no longer handed out, and records of which; what the
 * reports were about stays. A report that may show what a legal hold covers keeps its files. Answers whether more may
 * wait. `sweepReports` then removes the files.
 */
export async function dropOldReportFiles(
  tx: Tx,
  actor: Actor,
  { period, before }: RetentionPeriod,
  now = new Date(),
): Promise<boolean> {
  authorize(actor, 'record', 'Report');
  await lockCare(tx);
  const rows = await tx.query<{ id: string }>(
    `update report set files_removed_at = $2 where id = any(array(
       select r.id from report r where r.finished_at < $1 and r.state = 'done' and r.files_removed_at is null
         and not ${isAnyHeld(`r.input -> 'systems'`)}
       order by r.finished_at limit $3 for update skip locked))
     returning id`,
    [before, now, most],
  );
  if (rows.length === 0) return false;
  const targets = rows.map(({ id }) => id);
  const payload = {
    class: 'reports',
    period,
    before: before.toISOString(),
    removed: rows.length,
    entries: [],
    targets,
  };
  await appendEntry(tx, actor, { action: 'retention.applied', subject: null, payload }, now);
  return rows.length === most;
}

/** Removes from disk what is no longer handed out: files whose time is over, and those of builds that were given up. */
export async function sweepReports(db: Database, actor: Actor, folder: string, now = () => new Date()): Promise<void> {
  authorize(actor, 'record', 'Report');
  for (;;) {
    const rows = await db.read((tx) =>
      tx.query<{ id: string }>(
        'select id from report where files_removed_at is not null and swept_at is null order by id limit $1',
        [most],
      ),
    );
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    for (const id of ids) await rm(reportPath(folder, id), { recursive: true, force: true });
    await db.transaction((tx) => tx.execute('update report set swept_at = $2 where id = any($1)', [ids, now()]));
  }
}
