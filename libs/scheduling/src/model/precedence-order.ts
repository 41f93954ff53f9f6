import type { Operation } from './schedule-model.js';

/** Operations so that each comes after those it follows, and the rings that prevent it (one a tangle at least). */
export interface PrecedenceOrder {
  /** Place of every operation; those in or behind a ring come last, as submitted. */
  position: ReadonlyMap<Operation, number>;
  cycles: Operation[][];
}

/** Orders operations by precedence (Kahn's algorithm), in time linear in operations and links. */
export function precedenceOrder(operations: Iterable<Operation>): PrecedenceOrder {
  const waiting = new Map<Operation, number>();
  const followers = new Map<Operation, Operation[]>();
  for (const operation of operations) {
    waiting.set(operation, operation.after.length);
    for (const before of operation.after) {
      const list = followers.get(before);
      if (list === undefined) followers.set(before, [operation]);
      else list.push(operation);
    }
  }
  const ordered = [...waiting.keys()].filter((operation) => waiting.get(operation) === 0);
  for (const operation of ordered) {
    for (const follower of followers.get(operation) ?? []) {
      const left = (waiting.get(follower) ?? 0) - 1;
      waiting.set(follower, left);
      if (left === 0) ordered.push(follower);
    }
  }
  const position = new Map(ordered.map((operation, index) => [operation, index]));
  const stuck = [...waiting.keys()].filter((operation) => !position.has(operation));
  stuck.forEach((operation) => position.set(operation, position.size));
  return { position, cycles: findCycles(new Set(stuck)) };
}

/** Walks back from each stuck operation, which always has a stuck predecessor, until the walk meets itself. */
function findCycles(stuck: ReadonlySet<Operation>): Operation[][] {
  const walked = new Set<Operation>();
  const cycles: Operation[][] = [];
  for (const first of stuck) {
    const walk: Operation[] = [];
    let at: Operation | undefined = first;
    while (at !== undefined && !walked.has(at)) {
      walked.add(at);
      walk.push(at);
      at = at.after.find((before) => stuck.has(before));
    }
    const begin = at === undefined ? -1 : walk.indexOf(at);
    if (begin >= 0) cycles.push(walk.slice(begin).reverse());
  }
  return cycles;
}
