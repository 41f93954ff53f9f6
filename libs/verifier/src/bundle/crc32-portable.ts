/** What each byte becomes after `steps` zero bytes behind it: four of them let four bytes be taken at once. */
function tableOf(steps: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8 * (steps + 1); bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value >>> 0;
  });
}
const [t0, t1, t2, t3] = [tableOf(0), tableOf(1), tableOf(2), tableOf(3)] as const;
const at = (numbers: Uint8Array | Uint32Array, i: number): number => numbers[i] ?? 0;

/** CRC-32 as ZIP has it (polynomial 0xEDB88320), of `data` after bytes whose CRC-32 is `before`. */
export function crc32(data: Uint8Array, before = 0): number {
  let value = ~before;
  let i = 0;
  for (; i + 4 <= data.length; i += 4) {
    value ^= at(data, i) | (at(data, i + 1) << 8) | (at(data, i + 2) << 16) | (at(data, i + 3) << 24);
    value = at(t3, value & 0xff) ^ at(t2, (value >>> 8) & 0xff) ^ at(t1, (value >>> 16) & 0xff) ^ at(t0, value >>> 24);
  }
  for (; i < data.length; i += 1) value = (value >>> 8) ^ at(t0, (value ^ at(data, i)) & 0xff);
  return ~value >>> 0;
}
