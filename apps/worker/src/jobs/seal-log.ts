import { addSealLags } from '@countersign/audit';
import type { WorkerContext } from '../worker-context.js';

/** Seals pending entries; answers whether more wait. */
export async function sealLog({ sealer, sealLags }: WorkerContext): Promise<boolean> {
  const sealed = await sealer.seal();
  if (sealed) sealLags.add(sealed.waitsMs);
  return sealed?.more ?? false;
}

/** Adds how long entries that this worker sealed since the last time had waited to the counts of all workers. */
export async function tellSealLags({ db, sealLags }: WorkerContext): Promise<void> {
  const sums = sealLags.take();
  try {
    await db.transaction((tx) => addSealLags(tx, sums));
  } catch (error) {
    sealLags.restore(sums);
    throw error;
  }
}
