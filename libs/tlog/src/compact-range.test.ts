import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { naiveLeaves, naiveReader, naiveRoot } from '../test/naive-tree.js';
import { CompactRange, rangeNodes } from './index.js';

const leaves = naiveLeaves(200);
const read = naiveReader(leaves);
const grown = (begin: number, end: number): CompactRange => {
  const range = CompactRange.empty(begin);
  leaves.slice(begin, end).forEach((leaf) => range.append(leaf));
  return range;
};
const cuts = fc
  .uniqueArray(fc.nat({ max: 200 }), { minLength: 3, maxLength: 6 })
  .map((all) => all.sort((a, b) => a - b));

describe('CompactRange', () => {
  it('holds exactly the complete subtrees of its range, whether grown or merged', () => {
    fc.assert(
      fc.property(cuts, ([begin = 0, ...ends]) => {
        const merged = CompactRange.empty(begin);
        for (const end of ends) merged.merge(grown(merged.end, end));
        const end = ends.at(-1) ?? begin;
        expect(merged.nodes).toEqual(rangeNodes(begin, end));
        expect(merged.hashes).toEqual(rangeNodes(begin, end).map(read));
        expect(grown(begin, end).hashes).toEqual(merged.hashes);
      }),
    );
  });

  it('has the RFC root from leaf 0, and comes back from its hashes', () => {
    for (let size = 0; size <= 70; size++) {
      const range = grown(0, size);
      expect(range.root()).toEqual(naiveRoot(leaves.slice(0, size)));
      const back = CompactRange.from(0, size, range.hashes);
      back.merge(grown(size, 90));
      expect(back.root()).toEqual(naiveRoot(leaves.slice(0, 90)));
    }
  });

  it('refuses a root in the middle, a gap, a subtree out of place, and too few hashes', () => {
    expect(() => grown(3, 9).root()).toThrow('begins at leaf 3');
    expect(() => grown(0, 4).merge(grown(5, 6))).toThrow('does not follow');
    expect(() => grown(0, 3).appendSubtree(1, naiveRoot([]))).toThrow('cannot begin at leaf 3');
    expect(() => CompactRange.from(0, 7, grown(0, 6).hashes)).toThrow('takes 3 hashes, got 2');
    expect(() => grown(0, 1).append(new Uint8Array(5))).toThrow('5 bytes');
  });
});

describe('rangeNodes', () => {
  it.each([
    [-1, 3],
    [4, 3],
    [0, 2 ** 53],
    [0, 1.5],
  ])('refuses [%d, %d)', (begin, end) => {
    expect(() => rangeNodes(begin, end)).toThrow();
  });

  it('covers the largest range there can be', () => {
    expect(rangeNodes(0, 2 ** 53 - 1)).toHaveLength(53);
    expect(rangeNodes(2 ** 53 - 2, 2 ** 53 - 1)).toEqual([{ level: 0, index: 2 ** 53 - 2 }]);
  });
});
