import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { flat, naiveLeaves, naiveRoot } from '../test/naive-tree.js';
import { equalHashes, hashNode, partialTiles, tileHashReader, TileFrontier, treeRoot, type FullTile } from './index.js';

const leaves = naiveLeaves(2000);
const steps = fc.array(fc.nat({ max: 600 }), { maxLength: 6 });

describe('TileFrontier', () => {
  it('has the RFC root after every append, and survives being stopped and resumed', () => {
    fc.assert(
      fc.property(steps, (counts) => {
        let frontier = new TileFrontier();
        const full: FullTile[] = [];
        for (const count of counts) {
          full.push(...frontier.append(flat(leaves.slice(frontier.size, frontier.size + count))));
          const { size } = frontier;
          expect(frontier.root()).toEqual(treeRoot(flat(leaves.slice(0, size))));
          frontier = TileFrontier.resume(size, frontier.partialTiles());
          const widths = frontier
            .partialTiles()
            .map(({ level, index, hashes }) => ({ level, index, width: hashes.length / 32 }));
          expect(widths).toEqual(partialTiles(size));
        }
        expect(full.map(({ level, index }) => [level, index])).toEqual(
          Array.from({ length: Math.floor(frontier.size / 256) }, (_, index) => [0, index]),
        );
        for (const { index, hashes, root } of full) {
          const content = leaves.slice(256 * index, 256 * (index + 1));
          expect(equalHashes(hashes, flat(content))).toBe(true);
          expect(root).toEqual(naiveRoot(content));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('carries full tiles up: 65,536 leaves fill one tile of level 1', () => {
    const all = new Uint8Array(65_537 * 32).map((_, i) => (i * 7 + (i >> 8)) & 0xff);
    const frontier = new TileFrontier();
    const full = frontier.append(all);
    const upper = full.filter(({ level }) => level === 1);
    expect(full.length - upper.length).toBe(256);
    expect(upper.map(({ index, root }) => ({ index, root }))).toEqual([
      { index: 0, root: treeRoot(all.subarray(0, 65_536 * 32)) },
    ]);
    const roots = full.filter(({ level }) => level === 0).map(({ root }) => root);
    expect(equalHashes(upper[0]?.hashes ?? all, flat(roots))).toBe(true);
    expect(frontier.root()).toEqual(hashNode(upper[0]?.root ?? all, all.subarray(65_536 * 32)));
    expect(tileHashReader(full)({ level: 15, index: 1 })).toEqual(treeRoot(all.subarray(32_768 * 32, 65_536 * 32)));
  });

  it('does not resume from tiles that are missing or of another width', () => {
    expect(() => TileFrontier.resume(300, [])).toThrow('give 44 hashes of tile 0/1');
    const wrong = [{ level: 0, index: 1, hashes: flat(leaves.slice(0, 43)) }];
    expect(() => TileFrontier.resume(300, wrong)).toThrow('give 44 hashes of tile 0/1');
    expect(TileFrontier.resume(0, []).root()).toEqual(naiveRoot([]));
  });
});
