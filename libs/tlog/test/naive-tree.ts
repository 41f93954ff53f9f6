import { createHash } from 'node:crypto';
import type { HashReader } from '../src/index.js';

const digest = (...parts: Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** Leaf hashes of the entries 0, 1, … in decimal, one array each. */
export function naiveLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => digest(Uint8Array.of(0), new TextEncoder().encode(String(i))));
}

/** The root by the recursive definition of RFC 6962, 2.1, sharing no code with the library. */
export function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (!only) return digest();
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return digest(Uint8Array.of(1), naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

/** PATH(m, D[n]) of RFC 6962, 2.1.1. */
export function naiveInclusionProof(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  return index < split
    ? [...naiveInclusionProof(index, leaves.slice(0, split)), naiveRoot(leaves.slice(split))]
    : [...naiveInclusionProof(index - split, leaves.slice(split)), naiveRoot(leaves.slice(0, split))];
}

/** PROOF(m, D[n]) of RFC 6962, 2.1.2. */
export function naiveConsistencyProof(size1: number, leaves: readonly Uint8Array[], whole = true): Uint8Array[] {
  if (size1 === leaves.length) return whole ? [] : [naiveRoot(leaves)];
  const split = splitOf(leaves.length);
  return size1 <= split
    ? [...naiveConsistencyProof(size1, leaves.slice(0, split), whole), naiveRoot(leaves.slice(split))]
    : [...naiveConsistencyProof(size1 - split, leaves.slice(split), false), naiveRoot(leaves.slice(0, split))];
}

/** Reads complete nodes straight from the leaves. */
export function naiveReader(leaves: readonly Uint8Array[]): HashReader {
  return ({ level, index }) => naiveRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
}

/** Hashes one after the other in one array. */
export function flat(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(32 * hashes.length);
  hashes.forEach((hash, i) => bytes.set(hash, 32 * i));
  return bytes;
}

/** A copy with one bit turned over. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  const at = Math.floor(bit / 8) % bytes.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}

function splitOf(width: number): number {
  return 2 ** Math.floor(Math.log2(width - 1));
}
