import { sha256, sha256Hex, sha256Into } from '#sha256';

const BLOCK_SIZE = 64;
const DIGEST_SIZE = 32;

let inner = new Uint8Array(1024);
const outer = new Uint8Array(BLOCK_SIZE + DIGEST_SIZE);

/** HMAC-SHA-256 (RFC 2104) in lower-case hex, 64 characters. */
export function hmacSha256Hex(key: Uint8Array, message: Uint8Array): string {
  const short = key.length > BLOCK_SIZE ? sha256(key) : key;
  const size = BLOCK_SIZE + message.length;
  if (inner.length < size) inner = new Uint8Array(2 * size);
  for (let i = 0; i < BLOCK_SIZE; i++) {
    const byte = short[i] ?? 0;
    inner[i] = byte ^ 0x36;
    outer[i] = byte ^ 0x5c;
  }
  inner.set(message, BLOCK_SIZE);
  sha256Into(inner.subarray(0, size), outer, BLOCK_SIZE);
  return sha256Hex(outer);
}
