import { rm } from 'node:fs/promises';
import { authorize, type Actor } from '@countersign/access';
import { appendEntry, type StoredCheckpoint } from '@countersign/audit';
import type { Database, Tx } from '@countersign/database';
import { freezeReport } from './build/freeze-report.js';
import { contentOf, type ContentContext } from './build/report-content.js';
import { ReportRefused } from './build/report-refused.js';
import { removeLeftovers, writeReportFiles } from './build/write-report-files.js';
import { reportPath } from './report-path.js';
import { reportColumns, reportTables, type ReportFile, type ReportRow } from './report-row.js';

/** What building a report needs beside the database. */
export interface BuildContext extends ContentContext {
  /** Folder below which reports lie; made if it is not there. */
  folder: string;
}

export type BuildOutcome =
  /** Its files are there, and the log says so. */
  | 'built'
  /** It is built already, or another worker is building it. */
  | 'taken'
  /** Decisions of its period wait for their place in the log; try again later. */
  | 'waiting';

/** How often a build is begun without finishing another format before it is given up. */
export const mostAttempts = 5;

const lock = `select pg_try_advisory_lock(hashtextextended('report ' || $1, 0)) as held`;
const unlock = `select pg_advisory_unlock(hashtextextended('report ' || $1, 0))`;

/**
 * Builds a report that was asked for: freezes it on a checkpoint of the log, writes its files a page at a time, and
 * records their digests. Running twice changes nothing; after a crash or a failure the next call goes on from the same
 * frozen state, with the format that was not finished. Throws what went wrong; the report is then `failed` where it was
 * tried `mostAttempts` times, or cannot be built at all.
 */
export async function buildReport(
  db: Database,
  actor: Actor,
  id: string,
  context: BuildContext,
  now = () => new Date(),
): Promise<BuildOutcome> {
  authorize(actor, 'record', 'Report');
  return db.read(async (tx) => {
    const [held] = await tx.query<{ held: boolean }>(lock, [id]);
    if (!held?.held) return 'taken';
    try {
      return await buildLocked(db, tx, actor, id, context, now);
    } finally {
      // A connection that is lost has lost the lock as well; what went wrong before is what is to be said.
      await tx.query(unlock, [id]).catch(() => undefined);
    }
  });
}

async function buildLocked(
  db: Database,
  tx: Tx,
  actor: Actor,
  id: string,
  context: BuildContext,
  now: () => Date,
): Promise<BuildOutcome> {
  const [row] = await tx.query<ReportRow>(
    `select ${reportColumns} from ${reportTables} where r.id = $1 and r.state in ('pending', 'running')`,
    [id],
  );
  if (!row) return 'taken';
  const { folder } = context;
  try {
    if (row.attempts >= mostAttempts) throw neverFinished(row);
    const frozen = await freezeReport(db, tx, row, context, now);
    if (!frozen) return 'waiting';
    const content = await contentOf(db, tx, row, frozen, context);
    // The lock lasts as long as the connection that took it: where that is lost, another worker may be building.
    const requireLock = async (): Promise<void> => void (await tx.query('select 1'));
    const files = await writeReportFiles(db, row, content, { folder, again: frozen.again, requireLock });
    await db.transaction((own) => finish(own, actor, id, files, frozen.checkpoint, now()));
    return 'built';
  } catch (error) {
    await handleFailure(db, row, error, folder, now());
    throw error;
  }
}

const neverFinished = ({ attempts, failure }: ReportRow): ReportRefused =>
  new ReportRefused(
    `It was begun ${attempts} times and never finished. ${failure ?? 'The worker ended each time: its memory may be too small.'}`,
  );

async function finish(
  tx: Tx,
  actor: Actor,
  id: string,
  files: readonly ReportFile[],
  checkpoint: StoredCheckpoint,
  now: Date,
): Promise<void> {
  const changed = await tx.execute(
    `update report set state = 'done', files = $2, done = total, failure = null, finished_at = $3, beside = null
     where id = $1 and state = 'running'`,
    [id, JSON.stringify(files), now],
  );
  if (changed === 0) return;
  const payload = {
    report: id,
    size: checkpoint.size,
    root: checkpoint.root.toString('base64'),
    files: files.map(({ name, digest, size }) => ({ name, digest, size })),
  };
  await appendEntry(tx, actor, { action: 'report.built', subject: id, payload }, now);
}

/** Notes why a build failed, and gives the report up where another would fail as well. Never throws: the failure itself is thrown on. */
async function handleFailure(
  db: Database,
  { id, files, attempts }: ReportRow,
  error: unknown,
  folder: string,
  now: Date,
): Promise<void> {
  const why = error instanceof Error ? error.message : String(error);
  const isLast = error instanceof ReportRefused || attempts + 1 >= mostAttempts;
  const noted = db.transaction((tx) =>
    tx.execute(
      `update report set failure = $2, attempts = $3, state = case when $4 then 'failed' else state end,
         beside = case when $4 then null else beside end,
         finished_at = case when $4 then $5::timestamptz end, files_removed_at = case when $4 then $5::timestamptz end
       where id = $1 and state in ('pending', 'running')`,
      [id, why, attempts + 1, isLast, now],
    ),
  );
  // A database that is gone notes nothing; the attempt was counted when it began. What stays on disk is swept later.
  await noted.catch(() => undefined);
  const removed = isLast
    ? rm(reportPath(folder, id), { recursive: true, force: true })
    : removeLeftovers(folder, id, files);
  await removed.catch(() => undefined);
}
