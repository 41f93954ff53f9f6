import { crc32 as ofNode } from 'node:zlib';

/** CRC-32 as ZIP has it, of `data` after bytes whose CRC-32 is `before` (Node's implementation; browsers get `crc32-portable.ts` under the same name). */
export const crc32 = (data: Uint8Array, before = 0): number => ofNode(data, before);
