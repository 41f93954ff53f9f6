import { sha256Into } from '#sha256';
import { HASH_SIZE, hashLeafInto } from './hash.js';

/** Where the hashes begin: before them lies the input of one node hash, 0x01 and two children. */
const HEAD = 1 + 2 * HASH_SIZE;

/** Room for a run of sibling hashes in flat memory, which can be reduced to the root above them without garbage. */
export class HashSlab {
  readonly capacity: number;
  readonly #bytes: Uint8Array;
  readonly #nodeInput: Uint8Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.#bytes = new Uint8Array(HEAD + capacity * HASH_SIZE);
    this.#bytes[0] = 1;
    this.#nodeInput = this.#bytes.subarray(0, HEAD);
  }

  /** Copies whole hashes into the slab, the first at position `at`. */
  write(hashes: Uint8Array, at: number): void {
    this.#bytes.set(hashes, HEAD + at * HASH_SIZE);
  }

  /** A copy of `count` hashes, the first at position `at`. */
  read(at: number, count: number): Uint8Array {
    return this.#bytes.slice(HEAD + at * HASH_SIZE, HEAD + (at + count) * HASH_SIZE);
  }

  /** Puts the leaf hash of an entry at position `at`. */
  writeLeaf(entry: Uint8Array, at: number): void {
    hashLeafInto(entry, this.#bytes, HEAD + at * HASH_SIZE);
  }

  /** The RFC 6962 root over the first `count` (at least 1) hashes, as a copy. Overwrites them. */
  reduce(count: number): Uint8Array {
    const bytes = this.#bytes;
    for (let width = count; width > 1; width = Math.ceil(width / 2)) {
      const pairs = width >> 1;
      for (let i = 0; i < pairs; i++) {
        const left = HEAD + 2 * i * HASH_SIZE;
        bytes.copyWithin(1, left, left + 2 * HASH_SIZE);
        sha256Into(this.#nodeInput, bytes, HEAD + i * HASH_SIZE);
      }
      // The odd one out rises unchanged: the same tree as splitting at the largest power of two.
      if (width % 2 === 1) {
        const last = HEAD + (width - 1) * HASH_SIZE;
        bytes.copyWithin(HEAD + pairs * HASH_SIZE, last, last + HASH_SIZE);
      }
    }
    return this.read(0, 1);
  }
}
