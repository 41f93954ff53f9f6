import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { base62, base62OfBytes } from './base62.js';
import { keyTokenPattern, makeKeyToken, parseKeyToken } from './key-token.js';

const digits = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];

describe('base62', () => {
  it.each([
    [0n, 1, '0'],
    [61n, 2, '0z'],
    [62n, 2, '10'],
    [4_294_967_295n, 6, '4gfFC3'],
  ])('%d in %d digits is %s', (value, width, text) => {
    expect(base62(value, width)).toBe(text);
  });

  it('keeps every number of 32 bytes, in 43 digits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const text = base62OfBytes(Buffer.from(bytes), 43);
        const value = [...text].reduce((sum, digit) => sum * 62n + BigInt(digits.indexOf(digit)), 0n);
        expect(text).toHaveLength(43);
        expect(value.toString(16).padStart(64, '0')).toBe(Buffer.from(bytes).toString('hex'));
      }),
    );
  });

  it('refuses a number that does not fit', () => {
    expect(() => base62(62n, 1)).toThrow('does not fit');
  });
});

describe('an API key', () => {
  it('has the documented form, and is found in text by its pattern', () => {
    const { token } = makeKeyToken();
    expect(token).toMatch(/^cs_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
    expect(keyTokenPattern.exec(`Authorization: Bearer ${token}\n`)?.[0]).toBe(token);
  });

  it('is read back to the prefix and hash that are stored', () => {
    const { token, prefix, secretHash } = makeKeyToken('test');
    expect(prefix).toBe(token.slice(0, 'cs_test_'.length + 12));
    expect(parseKeyToken(token)).toEqual({ prefix, secretHash });
    expect(secretHash).toHaveLength(32);
  });

  it('is refused when any one character is another, or any is missing', () => {
    const { token } = makeKeyToken();
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...digits), (place, digit) => {
        fc.pre(token[place] !== digit);
        expect(parseKeyToken(token.slice(0, place) + digit + token.slice(place + 1))).toBeNull();
        expect(parseKeyToken(token.slice(0, place) + token.slice(place + 1))).toBeNull();
      }),
    );
  });

  it.each(['', 'cs_live', 'Bearer x', `${makeKeyToken().token}\n`, ` ${makeKeyToken().token}`])('is not %j', (text) => {
    expect(parseKeyToken(text)).toBeNull();
  });

  it.each(['', 'x', 'Live', 'li-ve', 'a_b'])('refuses the environment %j', (environment) => {
    expect(() => makeKeyToken(environment)).toThrow('2 to 12 lower-case letters');
  });

  it('never comes twice', () => {
    expect(new Set(Array.from({ length: 1000 }, () => makeKeyToken().prefix)).size).toBe(1000);
  });
});
