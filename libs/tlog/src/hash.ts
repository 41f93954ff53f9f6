import { sha256, sha256Into } from '#sha256';
import { TlogError } from './tlog-error.js';

/** Bytes in a hash: SHA-256 throughout. */
export const HASH_SIZE = 32;

const nodeInput = new Uint8Array(1 + 2 * HASH_SIZE);
nodeInput[0] = 1;
let leafInput = new Uint8Array(1024);

/** The leaf hash of an entry, SHA-256(0x00 || entry) (RFC 6962, 2.1): 32 bytes. */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  const hash = new Uint8Array(HASH_SIZE);
  hashLeafInto(entry, hash, 0);
  return hash;
}

/** Writes the leaf hash of an entry into `target` at byte offset `at`, to fill flat memory without garbage. */
export function hashLeafInto(entry: Uint8Array, target: Uint8Array, at: number): void {
  if (leafInput.length <= entry.length) leafInput = new Uint8Array(2 * entry.length + 1);
  leafInput[0] = 0;
  leafInput.set(entry, 1);
  sha256Into(leafInput.subarray(0, entry.length + 1), target, at);
}

/**
 * As `hashLeafInto`, of an entry that lies behind one byte of room: RFC 6962's prefix is put there for the moment, so that
 * nothing is copied.
 */
export function hashRoomyLeafInto(roomy: Uint8Array, target: Uint8Array, at: number): void {
  const before = roomy[0] ?? 0;
  roomy[0] = 0;
  sha256Into(roomy, target, at);
  roomy[0] = before;
}

/** The hash of an inner node, SHA-256(0x01 || left || right) (RFC 6962, 2.1): 32 bytes. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  requireHash(left, 'the left child');
  requireHash(right, 'the right child');
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_SIZE);
  return sha256(nodeInput);
}

/** The root of the tree without leaves, SHA-256 of nothing (RFC 6962, 2.1). */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** Whether two byte strings are the same. Not constant-time: hashes here are public. */
export function equalHashes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Refuses anything but 32 bytes; `what` names the part in the message. */
export function requireHash(hash: Uint8Array, what: string): void {
  if (hash.length !== HASH_SIZE) throw new TlogError('malformed', `${what} has ${hash.length} bytes, a hash has 32`);
}
