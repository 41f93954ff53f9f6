import { describe, expect, it } from '@jest/globals';
import { loadVectors } from '../test/load-vectors.js';
import {
  decodeHex,
  emptyRoot,
  encodeHex,
  equalHashes,
  hashLeaf,
  hashNode,
  hashRoomyLeafInto,
  sha256,
  treeRoot,
} from './index.js';
import { flat, flipBit } from '../test/naive-tree.js';

type Single = {
  kind: 'leaf' | 'node';
  data_hex?: string;
  data_utf8?: string;
  left_utf8: string;
  right_utf8: string;
  hash: string;
};
type Vectors = {
  empty_root: string;
  single: Single[];
  leaves_hex: string[];
  leaf_hashes: string[];
  roots_by_size: string[];
};
const vectors = loadVectors<Vectors>('rfc6962-hash.json');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('RFC 6962 hashing', () => {
  const leaves = vectors.single.filter(({ kind }) => kind === 'leaf');

  it.each(leaves)('hashes the published leaf $data_hex$data_utf8', ({ data_hex, data_utf8, hash }) => {
    const entry = data_utf8 === undefined ? decodeHex(data_hex ?? '') : utf8(data_utf8);
    expect(encodeHex(hashLeaf(entry))).toBe(hash);
  });

  it('hashes a leaf behind a byte of room, and leaves that byte as it was', () => {
    for (const entry of vectors.leaves_hex.map(decodeHex)) {
      const roomy = Uint8Array.of(0x77, ...entry);
      const hashes = new Uint8Array(40).fill(1);
      hashRoomyLeafInto(roomy, hashes, 4);
      expect(hashes).toEqual(Uint8Array.of(1, 1, 1, 1, ...hashLeaf(entry), 1, 1, 1, 1));
      expect(roomy).toEqual(Uint8Array.of(0x77, ...entry));
    }
  });

  it('hashes the published empty tree, leaves and roots of sizes 0 to 8', () => {
    const hashes = vectors.leaves_hex.map((entry) => hashLeaf(decodeHex(entry)));
    expect(hashes.map(encodeHex)).toEqual(vectors.leaf_hashes);
    expect(encodeHex(emptyRoot())).toBe(vectors.empty_root);
    const roots = vectors.roots_by_size.map((_, size) => encodeHex(treeRoot(flat(hashes.slice(0, size)))));
    expect(roots).toEqual(vectors.roots_by_size);
  });

  it('hashes the published node', () => {
    const nodes = vectors.single.filter(({ kind }) => kind === 'node');
    expect(nodes).toHaveLength(1);
    for (const { left_utf8, right_utf8, hash } of nodes) {
      // The vector's children are four bytes long, so it goes below hashNode's check.
      expect(encodeHex(sha256(utf8(`\u0001${left_utf8}${right_utf8}`)))).toBe(hash);
    }
    const [left = '', right = ''] = vectors.leaf_hashes;
    expect(encodeHex(hashNode(decodeHex(left), decodeHex(right)))).toBe(vectors.roots_by_size[2]);
  });

  it('refuses children that are not 32 bytes, so that no node can be mistaken for another', () => {
    const hash = emptyRoot();
    expect(() => hashNode(hash.subarray(1), hash)).toThrow('left child has 31 bytes');
    expect(() => hashNode(hash, new Uint8Array(33))).toThrow('right child has 33 bytes');
  });

  it('hashes an entry longer than all before it', () => {
    const entry = new Uint8Array(70_000).fill(7);
    expect(hashLeaf(entry)).toEqual(sha256(Uint8Array.of(0, ...entry)));
  });

  it('compares by content', () => {
    const hash = emptyRoot();
    expect(equalHashes(hash, hash.slice())).toBe(true);
    expect(equalHashes(hash, flipBit(hash, 255))).toBe(false);
    expect(equalHashes(hash, hash.subarray(1))).toBe(false);
  });
});
