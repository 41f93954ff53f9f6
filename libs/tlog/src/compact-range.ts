import { emptyRoot, hashNode, requireHash } from './hash.js';
import { rangeNodes, type NodeId } from './node-id.js';
import { TlogError } from './tlog-error.js';

type Subtree = NodeId & { readonly hash: Uint8Array };

/**
 * The leaves [begin, end) as the hashes of the fewest complete subtrees: all that is needed to append to them,
 * or, when begin is 0, to know the root. At most 2 * log2(end) hashes.
 */
export class CompactRange {
  readonly begin: number;
  readonly #subtrees: Subtree[] = [];

  private constructor(begin: number) {
    this.begin = begin;
  }

  /** A range without leaves, which grows from leaf `begin` on. */
  static empty(begin = 0): CompactRange {
    rangeNodes(begin, begin);
    return new CompactRange(begin);
  }

  /** The range [begin, end) from the hashes of `rangeNodes(begin, end)`, in that order. */
  static from(begin: number, end: number, hashes: readonly Uint8Array[]): CompactRange {
    const nodes = rangeNodes(begin, end);
    if (nodes.length !== hashes.length) {
      throw new TlogError('malformed', `[${begin}, ${end}) takes ${nodes.length} hashes, got ${hashes.length}`);
    }
    const range = new CompactRange(begin);
    hashes.forEach((hash, i) => range.appendSubtree(nodes[i]?.level ?? 0, hash));
    return range;
  }

  /** The index after the last leaf. */
  get end(): number {
    const last = this.#subtrees.at(-1);
    return last ? (last.index + 1) * 2 ** last.level : this.begin;
  }

  /** The complete subtrees, left to right: `rangeNodes(begin, end)`. */
  get nodes(): NodeId[] {
    return this.#subtrees.map(({ level, index }) => ({ level, index }));
  }

  /** Their hashes, left to right. */
  get hashes(): Uint8Array[] {
    return this.#subtrees.map((subtree) => subtree.hash);
  }

  /** Adds one leaf hash (32 bytes) at the end. */
  append(leafHash: Uint8Array): void {
    this.appendSubtree(0, leafHash);
  }

  /** Adds the root (32 bytes) of a complete subtree of 2^level leaves at the end, which must be a multiple of 2^level. */
  appendSubtree(level: number, hash: Uint8Array): void {
    requireHash(hash, 'a subtree root');
    const index = this.end / 2 ** level;
    if (!Number.isInteger(index)) {
      throw new TlogError('out-of-range', `a subtree of 2^${level} leaves cannot begin at leaf ${this.end}`);
    }
    let top: Subtree = { level, index, hash: hash.slice() };
    for (let left = this.#subtrees.at(-1); isLeftSibling(left, top); left = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      top = { level: top.level + 1, index: left.index / 2, hash: hashNode(left.hash, top.hash) };
    }
    this.#subtrees.push(top);
  }

  /** Adds all leaves of the range that begins where this one ends. */
  merge(next: CompactRange): void {
    if (next.begin !== this.end) {
      throw new TlogError('out-of-range', `a range from ${next.begin} does not follow one that ends at ${this.end}`);
    }
    for (const subtree of next.#subtrees) this.appendSubtree(subtree.level, subtree.hash);
  }

  /** The RFC 6962 root (32 bytes) over all leaves; only for a range that begins at leaf 0. */
  root(): Uint8Array {
    if (this.begin !== 0) {
      throw new TlogError('out-of-range', `a range that begins at leaf ${this.begin} has no tree root`);
    }
    return foldSubtrees(this.hashes);
  }
}

/** The root over adjacent complete subtrees, largest first, as in a tree's right edge (RFC 6962, 2.1). */
export function foldSubtrees(hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (!last) return emptyRoot();
  return hashes.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last);
}

function isLeftSibling(left: Subtree | undefined, right: Subtree): left is Subtree {
  return left !== undefined && left.level === right.level && left.index % 2 === 0 && left.index + 1 === right.index;
}
