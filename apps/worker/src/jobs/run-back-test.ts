import {
  finishBackTest,
  giveBackTestBack,
  noteBackTestProgress,
  replayBackTest,
  takeBackTest,
} from '@countersign/submissions';
import type { WorkerContext } from '../worker-context.js';

/** Runs a back-test that somebody asked for, and gives it back when stopped; answers whether there was one. A failure is stored with it and logged. */
export async function runBackTest({ db, logger }: WorkerContext, signal: AbortSignal): Promise<boolean> {
  const row = await db.transaction((tx) => takeBackTest(tx));
  if (!row) return false;
  try {
    const onProgress = (done: number) => db.transaction((tx) => noteBackTestProgress(tx, row.id, done));
    const result = await replayBackTest(db, row, { onProgress, signal });
    await db.transaction((tx) => (result ? finishBackTest(tx, row.id, { result }) : giveBackTestBack(tx, row.id)));
  } catch (error) {
    logger.warn({ error, backTest: row.id }, 'A back-test broke off');
    const failure = error instanceof Error ? error.message : String(error);
    await db.transaction((tx) => finishBackTest(tx, row.id, { failure }));
  }
  return true;
}
