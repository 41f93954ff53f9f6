import { rm } from 'node:fs/promises';
import { authorize, type Actor } from '@countersign/access';
import { appendEntry, type RetentionPeriod } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { reportPath } from './report-path.js';

const most = 200;

/**
 * Removes the files of reports that were finished before the period began, and records of which; what the reports were
 * about stays. Answers whether more may wait. A file that is gone from disk already does not matter.
 */
export async function dropOldReportFiles(
  tx: Tx,
  actor: Actor,
  { period, before }: RetentionPeriod,
  folder: string,
  now = new Date(),
): Promise<boolean> {
  authorize(actor, 'record', 'Report');
  const rows = await tx.query<{ id: string }>(
    `update report set files_removed_at = $2, files = '[]' where id = any(array(
       select id from report where finished_at < $1 and files <> '[]' and files_removed_at is null
       order by finished_at limit $3 for update skip locked))
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
  // Last: if one cannot be removed, nothing of this is said to be done, and it is tried again.
  for (const id of targets) await rm(reportPath(folder, id), { recursive: true, force: true });
  return rows.length === most;
}
