import { randomBytes } from 'node:crypto';
import { deriveHash } from './derive-hash.js';
import { passwordCost, type PasswordCost } from './password-cost.js';
import { formatPhc } from './phc-string.js';

const saltLength = 16;
const hashLength = 32;

/** Hashes a password under a fresh salt; answers a PHC string. Some 30 ms of CPU: never while a transaction is open. */
export async function hashPassword(password: string, cost: PasswordCost = passwordCost): Promise<string> {
  const salt = randomBytes(saltLength);
  return formatPhc({ cost, salt, hash: await deriveHash(password, salt, hashLength, cost) });
}

/** A hash that no password has, which costs as much to check: for people who do not exist. */
export function decoyHash(cost: PasswordCost): string {
  return formatPhc({ cost, salt: randomBytes(saltLength), hash: randomBytes(hashLength) });
}
