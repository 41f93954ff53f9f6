import { timingSafeEqual } from 'node:crypto';
import { deriveHash } from './derive-hash.js';
import type { PasswordCost } from './password-cost.js';
import { parsePhc } from './phc-string.js';

/** Whether this is the password of a stored PHC string, compared in constant time. As slow as `hashPassword`. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const { cost, salt, hash } = parsePhc(stored);
  return timingSafeEqual(await deriveHash(password, salt, hash.length, cost), hash);
}

/** Whether a stored hash was made at another cost than the one in force, so that it should be made anew. */
export function isOutdated(stored: string, cost: PasswordCost): boolean {
  const made = parsePhc(stored).cost;
  return made.memory !== cost.memory || made.passes !== cost.passes || made.parallelism !== cost.parallelism;
}
