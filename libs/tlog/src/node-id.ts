import { TlogError } from './tlog-error.js';

/** A node whose subtree is complete: it covers the leaves [index * 2^level, (index + 1) * 2^level). Level 0 holds leaf hashes. */
export type NodeId = { readonly level: number; readonly index: number };

/** Gives the hash (32 bytes) of a complete node; throws when it does not have it. */
export type HashReader = (node: NodeId) => Uint8Array;

/** The fewest complete nodes that cover the leaves [begin, end), left to right. */
export function rangeNodes(begin: number, end: number): NodeId[] {
  requireSize(end, 'the end of the range');
  requireSize(begin, 'the beginning of the range');
  if (begin > end) throw new TlogError('out-of-range', `the range [${begin}, ${end}) ends before it begins`);
  const nodes: NodeId[] = [];
  for (let at = begin; at < end;) {
    let level = 0;
    let width = 1;
    while (at % (2 * width) === 0 && at + 2 * width <= end) {
      width *= 2;
      level++;
    }
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
}

/** Refuses what is not a whole number from 0 to 2^53 - 1; `what` names it in the message. */
export function requireSize(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new TlogError('out-of-range', `${what} is ${value}, expected a whole number from 0 to 2^53 - 1`);
  }
}
