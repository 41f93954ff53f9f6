import type { Placement } from '../model/schedule-model.js';
import type { Binding } from './bind-placements.js';

/**
 * For every placement of a machine's queue, the one among those that ran later but could already have started (released,
 * predecessors ended, material there) that has the lowest value; absent when none was waiting. n log n.
 */
export function firstWaiting(
  queue: readonly Placement[],
  bindings: readonly Binding[],
  value: (placement: Placement) => number | null,
): Map<Placement, Placement> {
  const available = (placement: Placement) => bindings[placement.rank]?.available ?? Infinity;
  const times = [...new Set(queue.map(available))].sort((a, b) => a - b);
  const lowest: (Placement | undefined)[] = [];
  const lower = (one: Placement | undefined, other: Placement | undefined) => {
    if (one === undefined || other === undefined) return one ?? other;
    return (value(one) ?? Infinity) <= (value(other) ?? Infinity) ? one : other;
  };
  const found = new Map<Placement, Placement>();
  // Backwards, so that the Fenwick tree over the times holds exactly the placements that run later.
  for (const placement of [...queue].reverse()) {
    let best: Placement | undefined;
    for (let node = countUpTo(times, placement.start); node > 0; node -= node & -node) best = lower(best, lowest[node]);
    if (best !== undefined) found.set(placement, best);
    if (value(placement) === null) continue;
    for (let node = countUpTo(times, available(placement)); node <= times.length; node += node & -node) {
      lowest[node] = lower(placement, lowest[node]);
    }
  }
  return found;
}

/** How many of the ascending times are at most the limit. */
function countUpTo(times: readonly number[], limit: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
