import { v7 } from 'uuid';
import { randomBytes } from './random-bytes.js';

let milliseconds = 0;
let sequence = 0;

/** A new UUIDv7 (RFC 9562), greater than every one that this process made before: rows by id are in the order of their making. */
export function newId(now = Date.now()): string {
  const random = randomBytes(16);
  if (now > milliseconds) {
    milliseconds = now;
    // Half of the range, so that the counter has room to grow within its millisecond.
    sequence = random.readUInt32BE(0) >>> 1;
  } else if (sequence < 0xffffffff) {
    sequence += 1;
  } else {
    sequence = 0;
    milliseconds += 1;
  }
  return v7({ random, msecs: milliseconds, seq: sequence });
}
