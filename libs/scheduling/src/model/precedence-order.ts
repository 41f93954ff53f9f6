import type { Operation } from './schedule-model.js';

/** Operations so that each comes after those it follows, and the rings that prevent it (one a tangle at least). */
export interface PrecedenceOrder {
  /** Place of every operation, by its index; those in or behind a ring come last, as declared. */
  position: readonly number[];
  cycles: Operation[][];
}

/** Orders operations by precedence (Kahn's algorithm), in time linear in operations and links. */
export function precedenceOrder(operations: readonly Operation[]): PrecedenceOrder {
  const waiting = operations.map(({ after }) => after.length);
  const followers = operations.map((): Operation[] => []);
  for (const operation of operations) {
    for (const before of operation.after) followers[before.index]?.push(operation);
  }
  const ordered = operations.filter(({ after }) => after.length === 0);
  for (const { index } of ordered) {
    for (const follower of followers[index] ?? []) {
      const left = (waiting[follower.index] ?? 0) - 1;
      waiting[follower.index] = left;
      if (left === 0) ordered.push(follower);
    }
  }
  const stuck = operations.filter(({ index }) => (waiting[index] ?? 0) > 0);
  const position = operations.map(() => 0);
  [...ordered, ...stuck].forEach(({ index }, place) => (position[index] = place));
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
