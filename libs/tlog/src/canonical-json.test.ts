import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadVectors } from '../test/load-vectors.js';
import { canonicalJson, encodeHex, parseCanonicalJson, sha256, TlogError } from './index.js';
import { encodeUtf8 } from './encoding.js';

type Vectors = {
  cases: { name: string; input: string; output_utf8: string; output_hex: string; sha256: string }[];
  numbers: { ieee754_hex: string; expected: string }[];
};
const vectors = loadVectors<Vectors>('jcs-rfc8785.json');
const allowUnsafeIntegers = true;
const double = (hex: string): number => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
};

describe('published canonical JSON', () => {
  it.each(vectors.cases)('$name', ({ input, output_utf8, output_hex, sha256: digest }) => {
    const text = canonicalJson(JSON.parse(input), { allowUnsafeIntegers });
    const bytes = encodeUtf8(text);
    expect([text, encodeHex(bytes), encodeHex(sha256(bytes))]).toEqual([output_utf8, output_hex, digest]);
    expect(parseCanonicalJson(text, { allowUnsafeIntegers })).toEqual(JSON.parse(input));
  });

  it.each(vectors.numbers)('number $ieee754_hex is $expected', ({ ieee754_hex, expected }) => {
    expect(canonicalJson(double(ieee754_hex), { allowUnsafeIntegers })).toBe(expected);
  });
});

describe('canonicalJson', () => {
  it('says the same of equal values, whatever the order of their members, and loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value, { allowUnsafeIntegers });
        const shuffled: unknown = JSON.parse(JSON.stringify(value), (_, member: unknown) =>
          member !== null && typeof member === 'object' && !Array.isArray(member)
            ? Object.fromEntries(Object.entries(member).reverse())
            : member,
        );
        expect(canonicalJson(shuffled, { allowUnsafeIntegers })).toBe(text);
        expect(JSON.stringify(JSON.parse(text))).toBe(
          JSON.stringify(parseCanonicalJson(text, { allowUnsafeIntegers })),
        );
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each<[string, unknown, string]>([
    ['a lone surrogate', { a: ['\ud800'] }, 'a lone surrogate at $.a[0]'],
    ['a lone surrogate in a key', { 'x\udc00': 1 }, 'a lone surrogate at $'],
    ['an unsafe integer', { n: 2 ** 53 }, 'the integer 9007199254740992 beyond 2^53 - 1 (write it as text) at $.n'],
    ['a huge number', 1e30, 'the integer 1e+30'],
    ['NaN', [NaN], 'NaN at $[0]'],
    ['infinity', -Infinity, '-Infinity'],
    ['undefined', undefined, 'undefined at $'],
    ['undefined in an array', [1, undefined], 'undefined at $[1]'],
    ['a bigint', { a: { b: 1n } }, 'bigint at $.a.b'],
    ['a function', () => 1, 'function'],
    ['a symbol', Symbol('s'), 'symbol'],
    ['a date', new Date(0), 'a class instance'],
    ['a map', new Map(), 'a class instance'],
    [
      'bytes',
      { b: new Uint8Array(1) },
      'a class instance (only plain objects and arrays have a canonical form) at $.b',
    ],
  ])('refuses %s', (_, value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
  });

  it('refuses a value that contains itself', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(() => canonicalJson(circle)).toThrow('nesting deeper than 512 levels');
  });

  it('leaves undefined members out, and takes plain objects of any realm', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
    expect(canonicalJson(runInNewContext('({ b: [1, { z: null }], a: "é" })'))).toBe('{"a":"é","b":[1,{"z":null}]}');
    expect(canonicalJson(Object.assign(Object.create(null), { x: true }))).toBe('{"x":true}');
    expect(canonicalJson(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
  });
});

describe('parseCanonicalJson', () => {
  it.each([
    '{"a":1,"a":1}',
    '{"b":1,"a":2}',
    '[1, 2]',
    '1.0',
    '"\\u0041"',
    '-0',
    '{}\n',
    'nothing',
    '',
    '9007199254740993',
  ])('refuses %j', (text) => expect(() => parseCanonicalJson(text)).toThrow(TlogError));
});
