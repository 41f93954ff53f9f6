/** Bits of one part, and parts of one fingerprint. */
const bits = 16;
const count = 4;

/** The four parts of a fingerprint of 16 hexadecimal digits, each with its number (from 0) before its 16 bits. */
export function fingerprintParts(hash: string): number[] {
  return Array.from({ length: count }, (_, part) => (part << bits) | parseInt(hash.slice(part * 4, part * 4 + 4), 16));
}

/**
 * All parts of fingerprints that may be near: where two of 64 bits differ in at most 7, one of the four parts differs in at
 * most one bit, so every such fingerprint has at least one of these 68 parts (multi-index hashing: Norouzi, Punjani and
 * Fleet, "Fast search in Hamming space with multi-index hashing", CVPR 2012).
 */
export function nearParts(hash: string): number[] {
  const flips = Array.from({ length: bits }, (_, bit) => 1 << bit);
  return fingerprintParts(hash).flatMap((part) => [part, ...flips.map((flip) => part ^ flip)]);
}
