import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeHex } from './encoding.js';
import * as native from './sha256.js';
import * as portable from './sha256-portable.js';

const reference = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

describe.each([
  ['native', native],
  ['portable', portable],
])('SHA-256, %s', (_, { Sha256, sha256, sha256Into }) => {
  it.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 65_536])('agrees with Node at %i bytes', (length) => {
    const data = Uint8Array.from({ length }, (__, i) => (i * 31 + 7) & 0xff);
    expect(encodeHex(sha256(data))).toBe(reference(data));
  });

  it('agrees with Node on any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300, size: 'max' }),
        (data) => encodeHex(sha256(data)) === reference(data),
      ),
    );
  });

  it('agrees with Node on bytes in any pieces, two digests at once', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150, size: 'max' }), { maxLength: 6 }), (pieces) => {
        const [one, other] = [new Sha256(), new Sha256()];
        for (const piece of pieces) other.update(one.update(piece) === one ? piece : Uint8Array.of());
        const expected = reference(Buffer.concat(pieces));
        return encodeHex(one.digest()) === expected && encodeHex(other.digest()) === expected;
      }),
    );
  });

  it('writes in place, even over its own input', () => {
    const memory = new Uint8Array(100).fill(9);
    const expected = reference(memory.subarray(0, 65));
    sha256Into(memory.subarray(0, 65), memory, 33);
    expect(encodeHex(memory.subarray(33, 65))).toBe(expected);
    expect([memory[32], memory[65]]).toEqual([9, 9]);
  });
});

describe('the two implementations', () => {
  it('export the same names, so that a browser build can take one for the other', () => {
    expect(Object.keys(portable).sort()).toEqual(Object.keys(native).sort());
  });
});
