import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadVectors } from '../test/load-vectors.js';
import { entryBundlePath, parseTilePath, tileLevels, tilePath, TlogError } from './index.js';

type Vectors = {
  paths: { level?: number; n: number; w?: number; entries?: true; path: string }[];
  tiles_by_tree_size: Record<string, { level: number; full: number; partial_width: number }[]>;
};
const vectors = loadVectors<Vectors>('tile-paths.json');
const index = fc.oneof(fc.nat({ max: 1_000_000 }), fc.maxSafeNat());
const width = fc.integer({ min: 1, max: 256 });

describe('tile paths', () => {
  it.each(vectors.paths)('are as published: $path', ({ level, n, w = 256, entries, path }) => {
    const resource = entries
      ? { kind: 'entries' as const, index: n, width: w }
      : { kind: 'tile' as const, level: level ?? -1, index: n, width: w };
    expect(parseTilePath(path)).toEqual(resource);
    expect(resource.kind === 'tile' ? tilePath(resource) : entryBundlePath(resource)).toBe(path);
  });

  it('come back from what they name', () => {
    fc.assert(
      fc.property(fc.nat({ max: 63 }), index, width, (level, n, w) => {
        const tile = { level, index: n, width: w };
        expect(parseTilePath(tilePath(tile))).toEqual({ kind: 'tile', ...tile });
        expect(parseTilePath(entryBundlePath(tile))).toEqual({ kind: 'entries', index: n, width: w });
      }),
    );
  });

  it.each([
    [
      '',
      '/tile/0/000',
      'tile/0/000/',
      'tile/0',
      'tile/00/000',
      'tile/64/000',
      'tile/-1/000',
      'tile/0/0',
      'tile/0/1000',
    ],
    ['tile/0/x000/001', 'tile/0/001/000', 'tile/0/x001', 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/000.p/05'],
    ['tile/0/000.p/', 'tile/8/0/000', 'tile/data/000', 'tile/entries/x000/000', 'tile/0/../000', 'tile/0/000\n'],
    [`tile/0/${'x999/'.repeat(6)}999`],
  ])('in any other spelling are refused', (...paths) => {
    for (const path of paths) expect(() => parseTilePath(path)).toThrow(TlogError);
  });

  it('refuse a tile that cannot be', () => {
    expect(() => tilePath({ level: 64, index: 0, width: 1 })).toThrow('above 63');
    expect(() => tilePath({ level: 0, index: -1, width: 1 })).toThrow('tile index');
    expect(() => entryBundlePath({ index: 0, width: 0 })).toThrow('1 to 256');
  });
});

describe('tileLevels', () => {
  it.each(Object.entries(vectors.tiles_by_tree_size))('are as published for %s leaves', (size, published) => {
    const levels = tileLevels(Number(size));
    expect(levels.map(({ level, full, partialWidth }) => ({ level, full, partial_width: partialWidth }))).toEqual(
      published,
    );
  });
});
