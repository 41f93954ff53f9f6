import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { base62, base62OfBytes } from './base62.js';

/**
 * What an API key looks like, for secret scanners: `cs_<environment>_<id>_<secret><checksum>`.
 * The id is 12 base62 characters, the secret 43 (32 random bytes), the checksum 6: the CRC-32 of all before it in base62.
 */
export const keyTokenPattern = /\bcs_[a-z]{2,12}_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}\b/;

const whole = new RegExp(`^${keyTokenPattern.source}$`);
const checksumLength = 6;

/** The parts of a well-formed API key: the prefix by which it is found and shown, and the hash by which it is known. */
export interface KeyToken {
  /** `cs_<environment>_<id>`; no secret. */
  prefix: string;
  /** SHA-256 of the whole key. */
  secretHash: Buffer;
}

const checksum = (text: string): string => base62(BigInt(crc32(text)), checksumLength);
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new random API key; throws when the environment is not 2 to 12 lower-case letters. */
export function makeKeyToken(environment = 'live'): KeyToken & { token: string } {
  if (!/^[a-z]{2,12}$/.test(environment)) {
    throw new RangeError(`The environment of an API key is 2 to 12 lower-case letters, not "${environment}".`);
  }
  // 9 bytes are below 62^13, so one digit is cut off: 71 bits are left, and the database refuses a twin.
  const prefix = `cs_${environment}_${base62OfBytes(randomBytes(9), 13).slice(1)}`;
  const body = `${prefix}_${base62OfBytes(randomBytes(32), 43)}`;
  const token = body + checksum(body);
  return { token, prefix, secretHash: hashOf(token) };
}

/** Reads an API key; null when it has not the form or its checksum is wrong, so that nothing need be looked up. */
export function parseKeyToken(token: string): KeyToken | null {
  if (!whole.test(token)) return null;
  const body = token.slice(0, -checksumLength);
  if (checksum(body) !== token.slice(-checksumLength)) return null;
  return { prefix: token.slice(0, token.lastIndexOf('_')), secretHash: hashOf(token) };
}
