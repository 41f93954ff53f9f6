import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadVectors } from '../test/load-vectors.js';
import { flipBit, naiveConsistencyProof, naiveLeaves, naiveReader, naiveRoot } from '../test/naive-tree.js';
import { consistencyProof, decodeBase64, planConsistencyProof, TlogError, verifyConsistency } from './index.js';

type Probe = {
  size1: number;
  size2: number;
  root1: string;
  root2: string;
  proof: string[] | null;
  desc: string;
  wantErr: boolean;
};
const { probes } = loadVectors<{ probes: Probe[] }>('merkle-consistency.json');
const check = ({ size1, size2, root1, root2, proof }: Probe): void =>
  verifyConsistency(
    { size1, size2, root1: decodeBase64(root1), root2: decodeBase64(root2) },
    (proof ?? []).map(decodeBase64),
  );

describe('published consistency probes', () => {
  const accepted = probes.filter(({ wantErr }) => !wantErr);
  const refused = probes.filter(({ wantErr }) => wantErr);

  it('are all there', () => expect([accepted.length + refused.length, accepted.length > 5]).toEqual([98, true]));
  it.each(accepted)('accepts $size1 to $size2: $desc', (probe) => expect(() => check(probe)).not.toThrow());
  it.each(refused)('refuses $size1 to $size2: $desc', (probe) => expect(() => check(probe)).toThrow(TlogError));
});

const leaves = naiveLeaves(130);
const read = naiveReader(leaves);
const sizes = fc
  .tuple(fc.integer({ min: 1, max: 130 }), fc.integer({ min: 1, max: 130 }))
  .map(([a, b]) => ({ size1: Math.min(a, b), size2: Math.max(a, b) }));
const claimOf = (size1: number, size2: number) => ({
  size1,
  size2,
  root1: naiveRoot(leaves.slice(0, size1)),
  root2: naiveRoot(leaves.slice(0, size2)),
});

describe('consistency proofs', () => {
  it('are those of RFC 6962 and verify', () => {
    fc.assert(
      fc.property(sizes, ({ size1, size2 }) => {
        const proof = consistencyProof(size1, size2, read);
        expect(proof).toEqual(naiveConsistencyProof(size1, leaves.slice(0, size2)));
        verifyConsistency(claimOf(size1, size2), proof);
      }),
    );
  });

  it('fail with any bit turned, in proof or roots', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), ({ size1, size2 }, which, bit) => {
        const claim = claimOf(size1, size2);
        const parts = [...consistencyProof(size1, size2, read), claim.root1, claim.root2];
        const broken = parts.map((part, i) => (i === which % parts.length ? flipBit(part, bit) : part));
        const [root1 = claim.root1, root2 = claim.root2] = broken.slice(-2);
        expect(() => verifyConsistency({ ...claim, root1, root2 }, broken.slice(0, -2))).toThrow(TlogError);
      }),
    );
  });

  it('fail when leaves were changed, and with one hash more or less', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ({ size1, size2 }, victim) => {
        const claim = claimOf(size1, size2);
        const forged = leaves.map((leaf, i) => (i === victim % size1 ? flipBit(leaf, 3) : leaf));
        const proof = consistencyProof(size1, size2, naiveReader(forged));
        const root2 = naiveRoot(forged.slice(0, size2));
        expect(() => verifyConsistency({ ...claim, root2 }, proof)).toThrow(TlogError);
        const honest = consistencyProof(size1, size2, read);
        expect(() => verifyConsistency(claim, [...honest, claim.root1])).toThrow(
          size1 === size2 ? 'take no' : 'too many',
        );
        if (honest.length > 0) expect(() => verifyConsistency(claim, honest.slice(1))).toThrow(TlogError);
      }),
    );
  });

  it('refuse the empty tree and shrinking, for maker and verifier alike', () => {
    expect(() => planConsistencyProof(0, 5)).toThrow('no consistency proof leads from size 0 to 5');
    expect(() => planConsistencyProof(6, 5)).toThrow(TlogError);
    expect(() => verifyConsistency(claimOf(0, 5), [])).toThrow('from the empty tree proves nothing');
    expect(() => verifyConsistency({ ...claimOf(5, 6), size2: 4 }, [])).toThrow('cannot extend one of 5');
  });
});
