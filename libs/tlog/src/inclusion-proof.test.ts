import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadVectors } from '../test/load-vectors.js';
import { flipBit, naiveInclusionProof, naiveLeaves, naiveReader, naiveRoot } from '../test/naive-tree.js';
import { decodeBase64, inclusionProof, planInclusionProof, TlogError, verifyInclusion } from './index.js';

type Probe = {
  leafIdx: number;
  treeSize: number;
  root: string;
  leafHash: string;
  proof: string[] | null;
  desc: string;
  wantErr: boolean;
};
const { probes } = loadVectors<{ probes: Probe[] }>('merkle-inclusion.json');
const check = ({ leafIdx, treeSize, root, leafHash, proof }: Probe): void =>
  verifyInclusion(
    { index: leafIdx, size: treeSize, root: decodeBase64(root), leafHash: decodeBase64(leafHash) },
    (proof ?? []).map(decodeBase64),
  );

describe('published inclusion probes', () => {
  const accepted = probes.filter(({ wantErr }) => !wantErr);
  const refused = probes.filter(({ wantErr }) => wantErr);

  it('are all there', () => expect([accepted.length + refused.length, accepted.length > 5]).toEqual([98, true]));
  it.each(accepted)('accepts $leafIdx of $treeSize: $desc', (probe) => expect(() => check(probe)).not.toThrow());
  it.each(refused)('refuses $leafIdx of $treeSize: $desc', (probe) => expect(() => check(probe)).toThrow(TlogError));
});

const leaves = naiveLeaves(130);
const read = naiveReader(leaves);
const sizeAndIndex = fc
  .integer({ min: 1, max: 130 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat({ max: size - 1 }) }));
const claimOf = (index: number, size: number) => ({
  index,
  size,
  leafHash: leaves[index] ?? naiveRoot([]),
  root: naiveRoot(leaves.slice(0, size)),
});

describe('inclusion proofs', () => {
  it('are those of RFC 6962 and verify', () => {
    fc.assert(
      fc.property(sizeAndIndex, ({ size, index }) => {
        const proof = inclusionProof(index, size, read);
        expect(proof).toEqual(naiveInclusionProof(index, leaves.slice(0, size)));
        verifyInclusion(claimOf(index, size), proof);
      }),
    );
  });

  it('fail with any bit turned, in proof, leaf or root', () => {
    fc.assert(
      fc.property(sizeAndIndex, fc.nat(), fc.nat(), ({ size, index }, which, bit) => {
        const claim = claimOf(index, size);
        const proof = inclusionProof(index, size, read);
        const parts = [...proof, claim.leafHash, claim.root];
        const broken = parts.map((part, i) => (i === which % parts.length ? flipBit(part, bit) : part));
        const [leafHash = claim.leafHash, root = claim.root] = broken.slice(-2);
        expect(() => verifyInclusion({ ...claim, leafHash, root }, broken.slice(0, -2))).toThrow(TlogError);
      }),
    );
  });

  it('fail for another index, another size of another depth, and one hash more or less', () => {
    fc.assert(
      fc.property(sizeAndIndex, fc.nat({ max: 129 }), ({ size, index }, other) => {
        const claim = claimOf(index, size);
        const proof = inclusionProof(index, size, read);
        fc.pre(other !== index);
        expect(() => verifyInclusion({ ...claim, index: other }, proof)).toThrow(TlogError);
        expect(() => verifyInclusion(claim, [...proof, claim.root])).toThrow('too many');
        expect(() => verifyInclusion(claim, [claim.leafHash, ...proof])).toThrow(TlogError);
        if (proof.length > 0) expect(() => verifyInclusion(claim, proof.slice(1))).toThrow(TlogError);
      }),
    );
  });

  it('plan few nodes even in the largest tree', () => {
    const plan = planInclusionProof(2 ** 40 + 12345, 2 ** 53 - 1);
    expect(plan.steps).toHaveLength(53);
    expect(plan.nodes.length).toBeLessThanOrEqual(2 * 53);
    expect(() => planInclusionProof(5, 5)).toThrow('leaf 5 is not in a tree of 5 leaves');
  });
});
