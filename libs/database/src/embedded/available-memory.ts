import { totalmem } from 'node:os';

/** Bytes of memory that this process may count on: those of the machine, or of the container where that has fewer. */
export function availableMemory(): number {
  // 0 or beyond all memory where no limit is set.
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
