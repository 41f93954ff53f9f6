import { rm } from 'node:fs/promises';
import { authorize, type Actor } from '@countersign/access';
import { appendEntry, type StoredCheckpoint } from '@countersign/audit';
import type { Database, Tx } from '@countersign/database';
import { freezeReport } from './build/freeze-report.js';
import { contentOf, type ContentContext } from './build/report-content.js';
import { writeReportFiles } from './build/write-report-files.js';
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

const lock = `select pg_try_advisory_lock(hashtextextended('report ' || $1, 0)) as held`;
const unlock = `select pg_advisory_unlock(hashtextextended('report ' || $1, 0))`;

/**
 * Builds a report that was asked for: freezes it on a checkpoint of the log, writes its files a page at a time, and
 * records their digests. Running twice changes nothing; after a crash it goes on from the same frozen state, with the format that was not finished.
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
      await tx.query(unlock, [id]);
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
  const frozen = await freezeReport(db, tx, row, context, now);
  if (!frozen) return 'waiting';
  try {
    const content = await contentOf(db, tx, row, frozen, context);
    const files = await writeReportFiles(db, row, content, { folder: context.folder, again: frozen.again });
    await db.transaction((own) => finish(own, actor, id, files, frozen.checkpoint, now()));
    return 'built';
  } catch (error) {
    await rm(reportPath(context.folder, id, '.scratch'), { recursive: true, force: true }).catch(() => undefined);
    await db.transaction((own) => fail(own, id, error, now()));
    throw error;
  }
}

async function finish(
  tx: Tx,
  actor: Actor,
  id: string,
  files: readonly ReportFile[],
  checkpoint: StoredCheckpoint,
  now: Date,
): Promise<void> {
  const changed = await tx.execute(
    `update report set state = 'done', files = $2, done = total, finished_at = $3 where id = $1 and state = 'running'`,
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

async function fail(tx: Tx, id: string, error: unknown, now: Date): Promise<void> {
  const why = error instanceof Error ? error.message : String(error);
  await tx.execute(
    `update report set state = 'failed', failure = $2, finished_at = $3 where id = $1 and state = 'running'`,
    [id, why, now],
  );
}
