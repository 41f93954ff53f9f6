import {
  decodeBase64,
  encodeHex,
  hashLeaf,
  parseCanonicalJson,
  verifyInclusion,
  type Checkpoint,
} from '@countersign/tlog';
import { listAt, sizeAt, textAt } from '../json-shape.js';
import { demand } from './leaf-claims.js';

/** A leaf that the tree of a checkpoint holds. */
export interface ProvenLeaf {
  index: number;
  /** What it says, read from its bytes. */
  leaf: unknown;
}

/**
 * Verifies that the tree of a checkpoint holds a leaf, by its members `leaf`, `leafHash`, `index` and `hashes`; `of` names
 * whose leaf it is in what is refused. Throws a `TlogError`.
 */
export function provenLeaf(shown: unknown, { size, root }: Checkpoint, of = ''): ProvenLeaf {
  const text = textAt(shown, 'leaf');
  const leafHash = hashLeaf(new TextEncoder().encode(text));
  demand(encodeHex(leafHash) === textAt(shown, 'leafHash'), `the leaf${of} does not have its leaf hash`);
  const index = sizeAt(shown, 'index');
  const hashes = listAt(shown, 'hashes').map((hash) => {
    demand(typeof hash === 'string', `a hash of the proof${of} is not text`);
    return decodeBase64(hash);
  });
  verifyInclusion({ index, size, leafHash, root }, hashes);
  return { index, leaf: parseCanonicalJson(text) };
}
