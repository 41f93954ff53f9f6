import { sha256, sha256Into } from '#sha256';

const BLOCK_SIZE = 64;
const DIGEST_SIZE = 32;

/** HMAC-SHA-256 (RFC 2104), 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > BLOCK_SIZE ? sha256(key) : key;
  const inner = new Uint8Array(BLOCK_SIZE + message.length).fill(0x36, 0, BLOCK_SIZE);
  const outer = new Uint8Array(BLOCK_SIZE + DIGEST_SIZE).fill(0x5c, 0, BLOCK_SIZE);
  for (let i = 0; i < short.length; i++) {
    const byte = short[i] ?? 0;
    inner[i] = byte ^ 0x36;
    outer[i] = byte ^ 0x5c;
  }
  inner.set(message, BLOCK_SIZE);
  sha256Into(inner, outer, BLOCK_SIZE);
  return sha256(outer);
}
