import { canonicalJson } from './canonical-json.js';
import { encodeHex, encodeUtf8 } from './encoding.js';
import { hmacSha256 } from './hmac.js';
import { TlogError } from './tlog-error.js';

/** Bytes of a commitment's salt: fresh random ones for every payload. */
export const SALT_SIZE = 32;

/**
 * A commitment to a payload that reveals nothing once the salt is gone: HMAC-SHA-256(salt, RFC 8785 of the payload) in
 * lower-case hex, 64 characters. The salt must be 32 random bytes, used once: erasing it with the payload leaves a
 * commitment that nobody can test guesses against.
 */
export function commit(salt: Uint8Array, payload: unknown): string {
  if (salt.length !== SALT_SIZE) {
    throw new TlogError('out-of-range', `a salt has ${SALT_SIZE} random bytes, got ${salt.length}`);
  }
  return encodeHex(hmacSha256(salt, encodeUtf8(canonicalJson(payload))));
}

/** Whether salt and payload open the commitment. */
export function opensCommitment(commitment: string, salt: Uint8Array, payload: unknown): boolean {
  return commit(salt, payload) === commitment;
}
