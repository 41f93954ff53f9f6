import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadVectors } from '../test/load-vectors.js';
import { decodeEntryBundle, decodeHex, encodeEntryBundle, encodeHex, equalHashes, TlogError } from './index.js';

const { entries, entry_bundle_hex: published } = loadVectors<{
  entries: string[];
  entry_bundle_hex: Record<string, string>;
}>('tlog-tiles-log.json');

describe('entry bundles', () => {
  it.each(Object.entries(published))('are as published for %s entries', (width, hex) => {
    const expected = entries.slice(0, Number(width)).map((entry) => new TextEncoder().encode(entry));
    expect(encodeHex(encodeEntryBundle(expected))).toBe(hex);
    expect(decodeEntryBundle(decodeHex(hex), Number(width))).toEqual(expected);
  });

  const any = fc.array(fc.uint8Array({ maxLength: 300, size: 'max' }), { minLength: 1, maxLength: 20 });
  it('come back from their bytes, and from no others', () => {
    fc.assert(
      fc.property(any, fc.nat(), (list, at) => {
        const bundle = encodeEntryBundle(list);
        expect(decodeEntryBundle(bundle, list.length)).toEqual(list);
        expect(() => decodeEntryBundle(bundle.subarray(0, at % bundle.length), list.length)).toThrow(TlogError);
        expect(() => decodeEntryBundle(Uint8Array.of(...bundle, 0), list.length)).toThrow(TlogError);
        if (list.length < 256) expect(() => decodeEntryBundle(bundle, list.length + 1)).toThrow(TlogError);
      }),
    );
  });

  it('hold 1 to 256 entries of up to 65,535 bytes', () => {
    const longest = new Uint8Array(65_535).fill(1);
    const [back = new Uint8Array()] = decodeEntryBundle(encodeEntryBundle([longest]), 1);
    expect(equalHashes(back, longest)).toBe(true);
    expect(decodeEntryBundle(encodeEntryBundle(Array.from({ length: 256 }, () => new Uint8Array())), 256)).toHaveLength(
      256,
    );
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow('entry 0 of the bundle is over 65535 bytes');
    expect(() => encodeEntryBundle([])).toThrow('1 to 256');
    expect(() => decodeEntryBundle(Uint8Array.of(0, 1, 9, 0, 2, 9), 2)).toThrow('ends within entry 1');
    expect(() => decodeEntryBundle(longest, 257)).toThrow('1 to 256');
  });
});
