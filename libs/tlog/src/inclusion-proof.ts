import { equalHashes, hashNode, requireHash } from './hash.js';
import { requireSize, type HashReader } from './node-id.js';
import { buildProof, planInclusionProof } from './proof-plan.js';
import { TlogError } from './tlog-error.js';

/** That a leaf lies at `index` of the tree with `size` leaves and this root: the claim an inclusion proof backs. */
export type InclusionClaim = {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
};

/** The inclusion proof of leaf `index` in the tree of `size` leaves: hashes of 32 bytes from the leaf upwards. */
export function inclusionProof(index: number, size: number, read: HashReader): Uint8Array[] {
  return buildProof(planInclusionProof(index, size), read);
}

/** Returns when the proof leads from the leaf to the root (RFC 9162, 2.1.3.2); throws a `TlogError` otherwise. */
export function verifyInclusion(claim: InclusionClaim, proof: readonly Uint8Array[]): void {
  if (!equalHashes(rootFromInclusionProof(claim, proof), claim.root)) {
    throw new TlogError(
      'proof-mismatch',
      `the proof of leaf ${claim.index} leads to another root of size ${claim.size}`,
    );
  }
}

/** The root (32 bytes) that an inclusion proof leads to, to be compared with a trusted one. */
export function rootFromInclusionProof(
  { index, size, leafHash }: Omit<InclusionClaim, 'root'>,
  proof: readonly Uint8Array[],
): Uint8Array {
  requireSize(index, 'the leaf index');
  requireSize(size, 'the tree size');
  requireHash(leafHash, 'the leaf hash');
  if (index >= size) throw new TlogError('out-of-range', `leaf ${index} is not in a tree of ${size} leaves`);
  // Numbers go to 2^53, so shifts are divisions. `fn`, `sn` and `r` are the names of RFC 9162.
  let fn = index;
  let sn = size - 1;
  let r = leafHash;
  for (const hash of proof) {
    requireHash(hash, 'a hash of the proof');
    if (sn === 0)
      throw new TlogError('proof-mismatch', `${proof.length} hashes are too many for leaf ${index} of ${size}`);
    if (fn % 2 === 1 || fn === sn) {
      r = hashNode(hash, r);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      r = hashNode(r, hash);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  if (sn !== 0)
    throw new TlogError('proof-mismatch', `${proof.length} hashes are too few for leaf ${index} of ${size}`);
  return r;
}
