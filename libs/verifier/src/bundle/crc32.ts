const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as ZIP has it (polynomial 0xEDB88320), of `data` after bytes whose CRC-32 is `before`. */
export function crc32(data: Uint8Array, before = 0): number {
  let value = ~before;
  for (let i = 0; i < data.length; i += 1) value = (value >>> 8) ^ (table[(value ^ (data[i] ?? 0)) & 0xff] ?? 0);
  return ~value >>> 0;
}
