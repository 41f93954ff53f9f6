import { canonicalJson } from './canonical-json.js';
import { encodeUtf8 } from './encoding.js';
import { hmacSha256Hex } from './hmac.js';
import { TlogError } from './tlog-error.js';

/** Bytes of a commitment's salt: fresh random ones for every payload. */
export const SALT_SIZE = 32;

/**
 * A commitment to a payload that reveals nothing once the salt is gone: HMAC-SHA-256(salt, RFC 8785 of the payload) in
 * lower-case hex, 64 characters. The salt must be 32 random bytes, used once: erasing it with the payload leaves a
 * commitment that nobody can test guesses against.
 */
export function commit(salt: Uint8Array, payload: unknown): string {
  return commitText(salt, encodeUtf8(canonicalJson(payload)));
}

/** The same commitment, to a payload that is canonical JSON already (UTF-8): whoever kept that text need not parse it. */
export function commitText(salt: Uint8Array, canonical: Uint8Array): string {
  if (salt.length !== SALT_SIZE) {
    throw new TlogError('out-of-range', `a salt has ${SALT_SIZE} random bytes, got ${salt.length}`);
  }
  return hmacSha256Hex(salt, canonical);
}

/** Whether salt and payload open the commitment. */
export function opensCommitment(commitment: string, salt: Uint8Array, payload: unknown): boolean {
  return commit(salt, payload) === commitment;
}
