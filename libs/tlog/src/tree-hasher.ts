import { CompactRange, foldSubtrees } from './compact-range.js';
import { HASH_SIZE, requireHash } from './hash.js';
import { HashSlab } from './hash-slab.js';
import { TlogError } from './tlog-error.js';

const CHUNK_LEVEL = 8;
const CHUNK = 2 ** CHUNK_LEVEL;

/** Computes the RFC 6962 root of a stream of leaves, in order, in about 17 kB whatever their number. */
export class TreeHasher {
  readonly #chunk = new HashSlab(CHUNK);
  readonly #edge = new HashSlab(CHUNK);
  readonly #chunks = CompactRange.empty();
  #filled = 0;

  /** Leaves so far. */
  get size(): number {
    return this.#chunks.end + this.#filled;
  }

  /** Adds the leaf hash of an entry. */
  appendEntry(entry: Uint8Array): void {
    this.#chunk.writeLeaf(entry, this.#filled);
    this.#advance(1);
  }

  /** Adds one leaf hash of 32 bytes. */
  append(leafHash: Uint8Array): void {
    requireHash(leafHash, 'a leaf hash');
    this.#chunk.write(leafHash, this.#filled);
    this.#advance(1);
  }

  /** Adds leaf hashes that lie one after the other, 32 bytes each. */
  appendAll(leafHashes: Uint8Array): void {
    const count = countHashes(leafHashes);
    for (let taken = 0; taken < count;) {
      const take = Math.min(count - taken, CHUNK - this.#filled);
      this.#chunk.write(leafHashes.subarray(taken * HASH_SIZE, (taken + take) * HASH_SIZE), this.#filled);
      this.#advance(take);
      taken += take;
    }
  }

  /** The root over the leaves so far; more may be added afterwards. */
  root(): Uint8Array {
    if (this.#filled === 0) return this.#chunks.root();
    this.#edge.write(this.#chunk.read(0, this.#filled), 0);
    return foldSubtrees([...this.#chunks.hashes, this.#edge.reduce(this.#filled)]);
  }

  #advance(count: number): void {
    this.#filled += count;
    if (this.#filled < CHUNK) return;
    this.#chunks.appendSubtree(CHUNK_LEVEL, this.#chunk.reduce(CHUNK));
    this.#filled = 0;
  }
}

/** The RFC 6962 root over leaf hashes that lie one after the other, 32 bytes each. */
export function treeRoot(leafHashes: Uint8Array): Uint8Array {
  const hasher = new TreeHasher();
  hasher.appendAll(leafHashes);
  return hasher.root();
}

/** How many hashes lie in `hashes`; refuses a broken one at the end. */
export function countHashes(hashes: Uint8Array): number {
  if (hashes.length % HASH_SIZE !== 0) {
    throw new TlogError('malformed', `${hashes.length} bytes are not whole hashes of ${HASH_SIZE}`);
  }
  return hashes.length / HASH_SIZE;
}
