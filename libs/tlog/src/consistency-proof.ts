import { equalHashes, hashNode, requireHash } from './hash.js';
import { requireSize, type HashReader } from './node-id.js';
import { buildProof, planConsistencyProof } from './proof-plan.js';
import { TlogError } from './tlog-error.js';

/** That the tree of `size1` leaves with `root1` is the beginning of the tree of `size2` leaves with `root2`. */
export type ConsistencyClaim = {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
};

/** The consistency proof from the tree of `size1` leaves (at least 1) to that of `size2`: hashes of 32 bytes. */
export function consistencyProof(size1: number, size2: number, read: HashReader): Uint8Array[] {
  return buildProof(planConsistencyProof(size1, size2), read);
}

/**
 * Returns when the proof shows the newer tree to extend the older (RFC 9162, 2.1.4.2); throws a `TlogError` otherwise.
 * Refuses `size1` 0: the empty tree begins every tree, and the caller who means that needs no proof.
 */
export function verifyConsistency(claim: ConsistencyClaim, proof: readonly Uint8Array[]): void {
  const { size1, size2, root1, root2 } = claim;
  requireSize(size1, 'the older size');
  requireSize(size2, 'the newer size');
  for (const hash of proof) requireHash(hash, 'a hash of the proof');
  if (size1 === 0) throw new TlogError('out-of-range', 'a consistency proof from the empty tree proves nothing');
  if (size1 > size2) throw new TlogError('out-of-range', `a tree of ${size2} leaves cannot extend one of ${size1}`);
  const roots = size1 === size2 ? equalSizes(claim, proof) : rootsFromProof(claim, proof);
  if (!equalHashes(roots.older, root1) || !equalHashes(roots.newer, root2)) {
    throw new TlogError('proof-mismatch', `the proof does not lead to the roots of sizes ${size1} and ${size2}`);
  }
}

type Roots = { readonly older: Uint8Array; readonly newer: Uint8Array };

function equalSizes({ size1, root1 }: ConsistencyClaim, proof: readonly Uint8Array[]): Roots {
  if (proof.length > 0) throw new TlogError('proof-mismatch', `equal sizes (${size1}) take no hashes`);
  return { older: root1, newer: root1 };
}

/** Both roots as the proof gives them. `fn`, `sn`, `fr` and `sr` are the names of RFC 9162; shifts are divisions, as sizes go to 2^53. */
function rootsFromProof({ size1, size2, root1 }: ConsistencyClaim, proof: readonly Uint8Array[]): Roots {
  const [first, ...path] = isPowerOfTwo(size1) && proof.length > 0 ? [root1, ...proof] : proof;
  if (!first) throw new TlogError('proof-mismatch', `sizes ${size1} and ${size2} take at least one hash`);
  let fn = size1 - 1;
  let sn = size2 - 1;
  const shift = (): void => {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  };
  while (fn % 2 === 1) shift();
  let fr = first;
  let sr = first;
  for (const hash of path) {
    if (sn === 0) throw new TlogError('proof-mismatch', `${proof.length} hashes are too many for ${size1} to ${size2}`);
    if (fn % 2 === 1 || fn === sn) {
      fr = hashNode(hash, fr);
      sr = hashNode(hash, sr);
      while (fn % 2 === 0 && fn !== 0) shift();
    } else {
      sr = hashNode(sr, hash);
    }
    shift();
  }
  if (sn !== 0) throw new TlogError('proof-mismatch', `${proof.length} hashes are too few for ${size1} to ${size2}`);
  return { older: fr, newer: sr };
}

function isPowerOfTwo(value: number): boolean {
  let power = 1;
  while (power < value) power *= 2;
  return power === value;
}
