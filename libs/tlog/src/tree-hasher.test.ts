import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { flat, naiveLeaves, naiveRoot } from '../test/naive-tree.js';
import { TreeHasher, treeRoot } from './index.js';

const leaves = naiveLeaves(1400);

describe('TreeHasher', () => {
  it.each([0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 768, 1023, 1025, 1400])(
    'has the RFC root of %i leaves',
    (size) => {
      expect(treeRoot(flat(leaves.slice(0, size)))).toEqual(naiveRoot(leaves.slice(0, size)));
    },
  );

  it('gives the same root however the leaves arrive, and while they do', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 300 }), { maxLength: 6 }), (steps) => {
        const hasher = new TreeHasher();
        for (const step of steps) {
          const next = leaves.slice(hasher.size, hasher.size + step);
          if (step % 2 === 0) hasher.appendAll(flat(next));
          else next.forEach((leaf) => hasher.append(leaf));
          expect(hasher.root()).toEqual(naiveRoot(leaves.slice(0, hasher.size)));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('hashes entries into leaves', () => {
    const hasher = new TreeHasher();
    for (let i = 0; i < 300; i++) hasher.appendEntry(new TextEncoder().encode(String(i)));
    expect(hasher.size).toBe(300);
    expect(hasher.root()).toEqual(naiveRoot(leaves.slice(0, 300)));
  });

  it('refuses broken hashes', () => {
    expect(() => treeRoot(new Uint8Array(33))).toThrow('33 bytes are not whole hashes');
    expect(() => new TreeHasher().append(new Uint8Array(31))).toThrow('31 bytes');
  });
});
