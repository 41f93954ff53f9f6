import { randomFillSync } from 'node:crypto';

const pool = Buffer.allocUnsafe(8192);
let used = pool.length;

/** Fresh bytes of the system's cryptographic generator, fetched in blocks: a call for each few bytes costs more than all that is done with them. */
export function randomBytes(count: number): Buffer {
  if (count > pool.length) throw new RangeError(`at most ${pool.length} random bytes at once, not ${count}`);
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const taken = Buffer.from(pool.subarray(used, used + count));
  // Nothing that became a salt stays behind in memory that lives on.
  pool.fill(0, used, used + count);
  used += count;
  return taken;
}
