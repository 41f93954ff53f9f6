import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadVectors } from '../test/load-vectors.js';
import { flat, naiveConsistencyProof, naiveInclusionProof, naiveLeaves, naiveRoot } from '../test/naive-tree.js';
import {
  buildProof,
  consistencyProof,
  decodeBase64,
  decodeHex,
  encodeBase64,
  encodeHex,
  hashLeaf,
  inclusionProof,
  parseCheckpoint,
  planConsistencyProof,
  planInclusionProof,
  planTreeRoot,
  partialTiles,
  tileHashReader,
  tilesForNodes,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
  type Tile,
  type TileData,
} from './index.js';

const leaves = naiveLeaves(1200);
/** A tile's content by its definition, from the leaves alone. */
const naiveTile = ({ level, index, width }: Tile): TileData => {
  const span = 256 ** level;
  const first = index * 256;
  const hashes = Array.from({ length: width }, (_, i) =>
    naiveRoot(leaves.slice((first + i) * span, (first + i + 1) * span)),
  );
  return { level, index, hashes: flat(hashes) };
};

type TesseraLog = {
  entries: string[];
  checkpoints: Record<string, string>;
  tile_0_hex: Record<string, string>;
  derived_here: { inclusion_proofs_size_15: Record<string, string[]>; consistency_proofs: Record<string, string[]> };
};

describe('the published Tessera log', () => {
  const log = loadVectors<TesseraLog>('tlog-tiles-log.json');
  const hashes = log.entries.map((entry) => hashLeaf(new TextEncoder().encode(entry)));
  const rootOf = (size: number): Uint8Array => {
    const note = log.checkpoints[String(size)] ?? '';
    return parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1)).root;
  };
  const read = tileHashReader([{ level: 0, index: 0, hashes: decodeHex(log.tile_0_hex['15'] ?? '') }]);

  it.each(Object.keys(log.checkpoints).map(Number))('has the root of checkpoint %i', (size) => {
    expect(treeRoot(flat(hashes.slice(0, size)))).toEqual(rootOf(size));
    expect(size === 0 ? [] : buildProof(planTreeRoot(size), read)).toEqual(size === 0 ? [] : [rootOf(size)]);
  });

  it.each(Object.entries(log.tile_0_hex))('has the tile of width %s', (width, hex) => {
    expect(encodeHex(flat(hashes.slice(0, Number(width))))).toBe(hex);
  });

  it.each(Object.entries(log.derived_here.inclusion_proofs_size_15))('proves leaf %s', (at, published) => {
    const index = Number(at);
    expect(inclusionProof(index, 15, read).map(encodeBase64)).toEqual(published);
    const claim = { index, size: 15, leafHash: hashes[index] ?? rootOf(0), root: rootOf(15) };
    verifyInclusion(claim, published.map(decodeBase64));
  });

  it.each(Object.entries(log.derived_here.consistency_proofs))('proves %s', (sizes, published) => {
    const [size1 = 0, size2 = 0] = sizes.split('->').map(Number);
    expect(consistencyProof(size1, size2, read).map(encodeBase64)).toEqual(published);
    verifyConsistency({ size1, size2, root1: rootOf(size1), root2: rootOf(size2) }, published.map(decodeBase64));
  });
});

describe('proofs from tiles', () => {
  const sizes = fc
    .tuple(fc.integer({ min: 1, max: 1200 }), fc.nat())
    .map(([size, other]) => ({ size, other: other % size }));

  it('are those from the leaves, out of the tiles that the plan names and no others', () => {
    fc.assert(
      fc.property(sizes, ({ size, other: index }) => {
        const plan = planInclusionProof(index, size);
        const tiles = tilesForNodes(plan.nodes, size);
        expect(buildProof(plan, tileHashReader(tiles.map(naiveTile)))).toEqual(
          naiveInclusionProof(index, leaves.slice(0, size)),
        );
        const missing = tiles.slice(1);
        if (tiles.length > 0) expect(() => buildProof(plan, tileHashReader(missing.map(naiveTile)))).toThrow('needs');
      }),
      { numRuns: 20 },
    );
  });

  it('prove consistency too, and give the root', () => {
    fc.assert(
      fc.property(sizes, ({ size, other }) => {
        const plan = planConsistencyProof(other + 1, size);
        const read = tileHashReader(tilesForNodes(plan.nodes, size).map(naiveTile));
        expect(buildProof(plan, read)).toEqual(naiveConsistencyProof(other + 1, leaves.slice(0, size)));
        const edge = tileHashReader(partialTiles(size).map(naiveTile));
        expect(buildProof(planTreeRoot(size), edge)).toEqual([naiveRoot(leaves.slice(0, size))]);
      }),
      { numRuns: 20 },
    );
  });

  it('need few tiles in a large tree', () => {
    expect(tilesForNodes(planInclusionProof(123_456_789, 10 ** 9).nodes, 10 ** 9).length).toBeLessThanOrEqual(8);
  });

  it('refuse a tile that is shorter than the node needs', () => {
    const short = tileHashReader([naiveTile({ level: 0, index: 0, width: 47 })]);
    expect(short({ level: 3, index: 4 })).toEqual(naiveRoot(leaves.slice(32, 40)));
    expect(() => short({ level: 3, index: 5 })).toThrow('needs 48 hashes of tile 0/0');
  });

  it('refuse nodes beyond the tree', () => {
    expect(() => tilesForNodes([{ level: 3, index: 5 }], 47)).toThrow('not complete in a tree of 47 leaves');
    expect(tilesForNodes([{ level: 3, index: 5 }], 48)).toEqual([{ level: 0, index: 0, width: 48 }]);
  });
});
