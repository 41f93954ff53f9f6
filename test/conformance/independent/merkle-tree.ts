import { createHash } from 'node:crypto';
import { demand } from './refusal.js';

/** SHA-256 of the concatenation. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** RFC 6962, section 2.1: the hash of an entry. */
export const leafHash = (entry: Uint8Array): Buffer => sha256(Buffer.of(0), entry);

/** RFC 6962, section 2.1: the hash over two subtrees. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Buffer.of(1), left, right);

/** The largest power of two below n, for n > 1: where RFC 6962 splits a tree. */
export function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** RFC 6962, section 2.1: the Merkle tree hash over leaf hashes, by its recursive definition. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes;
  if (first === undefined) return sha256();
  if (hashes.length === 1) return first;
  const k = splitOf(hashes.length);
  return nodeHash(rootOf(hashes.slice(0, k)), rootOf(hashes.slice(k)));
}

function demandHashes(...hashes: readonly Buffer[]): void {
  for (const hash of hashes) demand(hash.length === 32, 'A hash is not 32 bytes long.');
}

/** RFC 9162, section 2.1.3.2: refuses unless the proof leads from the leaf hash at the index to the root. */
export function verifyInclusion(leaf: Buffer, index: number, size: number, proof: readonly Buffer[], root: Buffer) {
  demandHashes(leaf, ...proof);
  demand(Number.isSafeInteger(index) && Number.isSafeInteger(size), 'An index or a size is not a number.');
  demand(index >= 0 && index < size, 'The index is not below the size.');
  let fn = BigInt(index);
  let sn = BigInt(size) - 1n;
  let hash = leaf;
  for (const sibling of proof) {
    demand(sn !== 0n, 'The inclusion proof is too long.');
    if ((fn & 1n) === 1n || fn === sn) {
      hash = nodeHash(sibling, hash);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  demand(sn === 0n, 'The inclusion proof is too short.');
  demand(hash.equals(root), 'The inclusion proof leads to another root.');
}

interface Tree {
  size: number;
  root: Buffer;
}

/** RFC 9162, section 2.1.4.2: refuses unless the proof shows that the first tree is a beginning of the second. */
export function verifyConsistency(first: Tree, second: Tree, proof: readonly Buffer[]): void {
  demandHashes(...proof);
  demand(Number.isSafeInteger(first.size) && Number.isSafeInteger(second.size), 'A size is not a number.');
  demand(first.size > 0 && first.size <= second.size, 'There is nothing to prove between these sizes.');
  if (first.size === second.size) {
    demand(proof.length === 0 && first.root.equals(second.root), 'Two roots for one size, or a proof too many.');
    return;
  }
  demand(proof.length > 0, 'The consistency proof is empty.');
  const isPowerOfTwo = (BigInt(first.size) & (BigInt(first.size) - 1n)) === 0n;
  const [start, ...path] = isPowerOfTwo ? [first.root, ...proof] : proof;
  let fn = BigInt(first.size) - 1n;
  let sn = BigInt(second.size) - 1n;
  while ((fn & 1n) === 1n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  let fr = start as Buffer;
  let sr = fr;
  for (const hash of path) {
    demand(sn !== 0n, 'The consistency proof is too long.');
    if ((fn & 1n) === 1n || fn === sn) {
      fr = nodeHash(hash, fr);
      sr = nodeHash(hash, sr);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      sr = nodeHash(sr, hash);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  demand(sn === 0n, 'The consistency proof is too short.');
  demand(fr.equals(first.root), 'The consistency proof leads to another first root.');
  demand(sr.equals(second.root), 'The consistency proof leads to another second root.');
}
