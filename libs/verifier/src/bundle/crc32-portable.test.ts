import { crc32 as reference } from 'node:zlib';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crc32 } from './crc32-portable.js';

it('agrees with zlib on any bytes in any pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 70, size: 'max' }), { maxLength: 5 }), (pieces) => {
      expect(pieces.reduce((before, piece) => crc32(piece, before), 0)).toBe(reference(Buffer.concat(pieces)));
    }),
  );
});
