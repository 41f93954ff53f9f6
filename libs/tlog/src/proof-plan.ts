import { foldSubtrees } from './compact-range.js';
import { rangeNodes, requireSize, type HashReader, type NodeId } from './node-id.js';
import { TlogError } from './tlog-error.js';

/**
 * What a proof is made of, before any hash is read: each step gives one hash of the proof, folded from the
 * complete nodes listed, left to right. `nodes` are all of them, so that a store can fetch them in one query.
 */
export type ProofPlan = { readonly nodes: readonly NodeId[]; readonly steps: readonly (readonly NodeId[])[] };

/** The nodes that prove leaf `index` in the tree of `size` leaves (PATH in RFC 6962, 2.1.1), from the leaf upwards. */
export function planInclusionProof(index: number, size: number): ProofPlan {
  requireSize(index, 'the leaf index');
  requireSize(size, 'the tree size');
  if (index >= size) throw new TlogError('out-of-range', `leaf ${index} is not in a tree of ${size} leaves`);
  const steps: NodeId[][] = [];
  let begin = 0;
  let end = size;
  while (end - begin > 1) {
    const middle = begin + splitPoint(end - begin);
    if (index < middle) {
      steps.unshift(rangeNodes(middle, end));
      end = middle;
    } else {
      steps.unshift(rangeNodes(begin, middle));
      begin = middle;
    }
  }
  return planOf(steps);
}

/**
 * The nodes that prove the tree of `size1` leaves to be the beginning of that of `size2` (PROOF in RFC 6962, 2.1.2).
 * `size1` must be at least 1: that an empty tree precedes any other needs no proof, and none is defined.
 */
export function planConsistencyProof(size1: number, size2: number): ProofPlan {
  requireSize(size1, 'the older size');
  requireSize(size2, 'the newer size');
  if (size1 < 1 || size1 > size2) {
    throw new TlogError('out-of-range', `no consistency proof leads from size ${size1} to ${size2}`);
  }
  const steps: NodeId[][] = [];
  let begin = 0;
  let end = size2;
  while (end !== size1) {
    const middle = begin + splitPoint(end - begin);
    if (size1 <= middle) {
      steps.unshift(rangeNodes(middle, end));
      end = middle;
    } else {
      steps.unshift(rangeNodes(begin, middle));
      begin = middle;
    }
  }
  // The verifier holds the older root itself, and so its node only when the older tree is not a subtree from leaf 0.
  if (begin > 0) steps.unshift(rangeNodes(begin, end));
  return planOf(steps);
}

/** The nodes of the root of the tree of `size` leaves: one step, or none for the empty tree. */
export function planTreeRoot(size: number): ProofPlan {
  return planOf(size === 0 ? [] : [rangeNodes(0, size)]);
}

/** The hashes that a plan asks for, one a step, folded from what `read` gives. */
export function buildProof(plan: ProofPlan, read: HashReader): Uint8Array[] {
  return plan.steps.map((step) => foldSubtrees(step.map((node) => read(node))));
}

/** A reader over hashes fetched beforehand, keyed by `nodeKey`. */
export function mapHashReader(hashes: ReadonlyMap<string, Uint8Array>): HashReader {
  return (node) => {
    const hash = hashes.get(nodeKey(node));
    if (!hash) throw new TlogError('missing-hash', `the hash of node ${nodeKey(node)} (level/index) was not fetched`);
    return hash;
  };
}

/** A node as a map key, `level/index`. */
export function nodeKey(node: NodeId): string {
  return `${node.level}/${node.index}`;
}

function planOf(steps: NodeId[][]): ProofPlan {
  return { nodes: steps.flat(), steps };
}

/** The largest power of two below `width`, where a tree of that many leaves splits. */
function splitPoint(width: number): number {
  let split = 1;
  while (2 * split < width) split *= 2;
  return split;
}
