/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const extremes = [0x00, 0xff, 0x7f, 0x80];

/** The bytes with one to eight faults that the seed chooses: flipped bits, extreme bytes, and stretches that are copied, dropped or zeroed. */
export function mutate(original: Buffer, seed: number): Buffer {
  const random = seeded(seed);
  const below = (most: number): number => Math.floor(random() * most);
  let bytes = Buffer.from(original);
  for (let fault = 0; fault <= below(8); fault += 1) {
    const at = below(bytes.length);
    const stretch = bytes.subarray(at, at + 1 + below(32));
    switch (below(6)) {
      case 0:
        bytes[at] = extremes[below(extremes.length)] ?? 0;
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), stretch, bytes.subarray(at)]);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + stretch.length)]);
        break;
      case 3:
        stretch.fill(0);
        break;
      default:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
    }
  }
  return bytes;
}
