import { rm } from 'node:fs/promises';
import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Database, Tx } from '@countersign/database';
import { reportPath } from '../report-path.js';
import type { TrainingExportRow } from './export-row.js';
import { writeTrainingFiles, type Written } from './write-training-files.js';

const mostAttempts = 5;
const leaseMs = 120_000;

type Taken = Pick<TrainingExportRow, 'id' | 'input' | 'attempts' | 'created_at'>;

/** What ended its worker each time is not begun again. */
const giveUp = `
update training_export set state = 'failed', finished_at = $1,
  failure = 'It was begun ${mostAttempts} times and never finished. The worker ended each time; its memory may be too small.'
where state = 'running' and lease_until < $1 and attempts >= ${mostAttempts} returning id`;

// Of a worker that ended, or lost its lease, the next takes over.
const take = `
update training_export set state = 'running', attempts = attempts + 1, lease_until = $2 where id = (
  select id from training_export where state = 'pending' or (state = 'running' and lease_until < $1)
  order by id limit 1 for update skip locked)
returning id, input, attempts, created_at`;

const renew = `update training_export set lease_until = $3 where id = $1 and state = 'running' and attempts = $2`;

const end = `
update training_export set state = 'done', lines = $3, left_out = $4, included = $5, files = $6, failure = null, finished_at = $7
where id = $1 and state = 'running' and attempts = $2`;

// A worker that was told to stop has not tried.
const fail = `
update training_export set state = $3, failure = $4, finished_at = $5, attempts = attempts - $6::int where id = $1 and state = 'running' and attempts = $2`;

interface TrainingContext {
  /** Folder below which reports and exports lie. */
  folder: string;
  policyDigest: string;
  /** Stops the build between two pages; the next worker begins it again. */
  signal?: AbortSignal;
}

/**
 * Builds the export that waits longest: writes its lines page by page, and records their digest and what was left out; answers whether
 * there was one. What fails is tried again, up to five times, and thrown on. A build that lost its lease shows nothing.
 */
export async function buildTrainingExport(
  db: Database,
  actor: Actor,
  { folder, policyDigest, signal }: TrainingContext,
  now = () => new Date(),
): Promise<boolean> {
  authorize(actor, 'record', 'TrainingExport');
  const leaseFrom = (): Date => new Date(now().getTime() + leaseMs);
  await giveUpDeadly(db, folder, now());
  const [row] = await db.transaction((tx) => tx.query<Taken>(take, [now(), leaseFrom()]));
  if (!row) return false;
  const { id, input, attempts, created_at: until } = row;
  const requireLease = async (): Promise<void> => {
    signal?.throwIfAborted();
    const renewed = await db.transaction((tx) => tx.execute(renew, [id, attempts, leaseFrom()]));
    if (renewed === 0) throw new Error(`The training export ${id} is being built by another worker.`);
  };
  try {
    const range = { input, systems: input.systems.length === 0 ? null : input.systems, until };
    const about = { id, range, policyDigest, now: now() };
    const written = await writeTrainingFiles(db, about, { folder, requireLease });
    await db.transaction((tx) => finish(tx, actor, row, written, now()));
  } catch (error) {
    const isStopped = signal?.aborted === true;
    const isLast = !isStopped && attempts >= mostAttempts;
    const why = error instanceof Error ? error.message : String(error);
    const values = [id, attempts, isLast ? 'failed' : 'pending', why, isLast ? now() : null, isStopped ? 1 : 0];
    // Where another builds it, nothing is noted and nothing of theirs is removed.
    const noted = await db.transaction((tx) => tx.execute(fail, values)).catch(() => 0);
    if (noted > 0 && isLast) await rm(reportPath(folder, id), { recursive: true, force: true });
    throw error;
  }
  return true;
}

async function giveUpDeadly(db: Database, folder: string, now: Date): Promise<void> {
  const given = await db.transaction((tx) => tx.query<{ id: string }>(giveUp, [now]));
  if (given.length === 0) return;
  for (const { id } of given) await rm(reportPath(folder, id), { recursive: true, force: true });
  const ids = given.map(({ id }) => id).join(', ');
  throw new Error(`Training exports were given up, for ${mostAttempts} workers ended while building them: ${ids}.`);
}

async function finish(tx: Tx, actor: Actor, { id, attempts }: Taken, written: Written, now: Date): Promise<void> {
  const { lines, leftOut, included: systems } = written;
  const values = [id, attempts, lines, JSON.stringify(leftOut), systems, JSON.stringify(written.files), now];
  if ((await tx.execute(end, values)) === 0) throw new Error(`The training export ${id} was built by another worker.`);
  const files = written.files.map(({ name, digest, size }) => ({ name, digest, size }));
  const payload = { export: id, lines, leftOut, systems, files };
  await appendEntry(tx, actor, { action: 'training-export.built', subject: id, payload }, now);
}
