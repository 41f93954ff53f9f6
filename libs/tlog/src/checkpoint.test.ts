import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatCheckpoint, parseCheckpoint, TlogError } from './index.js';

const line = fc.string({ minLength: 1 }).filter((text) => !text.includes('\n'));
const checkpoint = fc.record({
  origin: line,
  size: fc.maxSafeNat(),
  root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  extensions: fc.array(line, { maxLength: 2 }),
});
const root = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

describe('checkpoints', () => {
  it('come back from their text', () => {
    fc.assert(fc.property(checkpoint, (value) => expect(parseCheckpoint(formatCheckpoint(value))).toEqual(value)));
  });

  it('reads the go.sum database, whose origin has spaces', () => {
    expect(parseCheckpoint(`go.sum database tree\n35225469\n${root}\n`)).toMatchObject({
      size: 35_225_469,
      extensions: [],
    });
  });

  it.each([
    ['no last newline', `a\n1\n${root}`],
    ['an empty origin', `\n1\n${root}\n`],
    ['no root', 'a\n1\n'],
    ['an empty line', `a\n1\n${root}\n\n`],
    ['a leading zero', `a\n01\n${root}\n`],
    ['a sign', `a\n+1\n${root}\n`],
    ['a size beyond 2^53', `a\n18446744073709551615\n${root}\n`],
    ['a short root', 'a\n1\n47DEQpj8HBSa\n'],
    ['a root without padding', `a\n1\n${root.slice(0, -1)}\n`],
    ['a root with stray bits', `a\n1\n${root.slice(0, -2)}V=\n`],
    ['a space behind the root', `a\n1\n${root} \n`],
    ['carriage returns', `a\r\n1\r\n${root}\r\n`],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(TlogError);
  });

  it('are not made with an origin that would break their lines', () => {
    expect(() => formatCheckpoint({ origin: 'a\nb', size: 1, root: new Uint8Array(32) })).toThrow(
      'single non-empty lines',
    );
    expect(() => formatCheckpoint({ origin: 'a', size: 1, root: new Uint8Array(31) })).toThrow('31 bytes');
    expect(() => formatCheckpoint({ origin: 'a', size: 0.5, root: new Uint8Array(32) })).toThrow('tree size');
  });
});
