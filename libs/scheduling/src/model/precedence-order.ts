import type { Operation } from './schedule-model.js';

/** Operations so that each comes after those it follows, and the rings that prevent it. */
export interface PrecedenceOrder {
  /** Place of every operation, by its index: as declared, with those it follows moved before it. */
  position: readonly number[];
  /** At least one ring of every tangle, no operation in two; in each, every operation follows the one before it. */
  cycles: Operation[][];
}

/** Orders operations by precedence, by a depth-first visit without recursion, linear in operations and links. */
export function precedenceOrder(operations: readonly Operation[]): PrecedenceOrder {
  const position = operations.map(() => -1);
  const depth = operations.map(() => -1);
  const cycles: Operation[][] = [];
  let placed = 0;
  for (const first of operations) {
    const path: Step[] = [];
    const open = (operation: Operation) => {
      depth[operation.index] = path.length;
      path.push({ operation, next: 0, told: path.at(-1)?.told ?? -1 });
    };
    if (position[first.index] === -1) open(first);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const before = top.operation.after[top.next];
      top.next += 1;
      if (before === undefined) {
        position[top.operation.index] = placed;
        placed += 1;
        path.pop();
      } else if (depth[before.index] === -1) {
        open(before);
      } else if (position[before.index] === -1 && (depth[before.index] ?? 0) > top.told) {
        const ring = path.slice(depth[before.index]);
        ring.forEach((step) => (step.told = depth[step.operation.index] ?? -1));
        cycles.push(ring.map(({ operation }) => operation).reverse());
      }
    }
  }
  return { position, cycles };
}

/** An operation on the path of the visit. */
interface Step {
  operation: Operation;
  /** Which of those it follows is visited next. */
  next: number;
  /** Depth of the last operation up to here that a ring already told holds, so that overlapping rings are told once. */
  told: number;
}
