import type { ScheduleModel } from '../model/schedule-model.js';
import type { Binding } from './bind-placements.js';
import { bindPlacements } from './bind-placements.js';
import type { TimeShares } from './time-shares.js';
import { linkShares, mapShares, shareNames } from './time-shares.js';

/** Every placement hangs below the one that held it back; places are ranks. */
export interface BlockingForest {
  bindings: readonly Binding[];
  /** Milliseconds from the start of the schedule to the end of a placement; all work counts as `othersWork`. */
  totalsTo: (rank: number) => TimeShares;
  /** Rank of the placement at which the chain begins. */
  roots: readonly number[];
  /** Placements in the chain, its end included. */
  depths: readonly number[];
  /** By rank: what hangs below a placement, itself included, is numbered from its `enter` up to, without, its `leave`. */
  below: readonly { enter: number; leave: number }[];
  /** Whether the first placement lies on the chain that ends with the second. */
  isOnChain: (rank: number, chainEnd: number) => boolean;
}

/** Links every placement to its blocker and sums along the chains, in time linear in placements after sorting. */
export function blockingForest(model: ScheduleModel): BlockingForest {
  const bindings = bindPlacements(model);
  const totals = shareNames.map(() => new Float64Array(bindings.length));
  const roots: number[] = [];
  const depths: number[] = [];
  bindings.forEach((binding, rank) => {
    const parent = binding.binding.by?.rank ?? -1;
    const link = linkShares(binding, model.start);
    totals.forEach((sums, at) => (sums[rank] = (sums[parent] ?? 0) + link[shareNames[at] ?? 'idle']));
    roots.push(roots[parent] ?? rank);
    depths.push(1 + (depths[parent] ?? 0));
  });
  const totalsTo = (rank: number) => mapShares((name) => totals[shareNames.indexOf(name)]?.[rank] ?? 0);
  const below = visitOrder(bindings);
  const isOnChain = (rank: number, chainEnd: number) => {
    const at = below[chainEnd]?.enter ?? -1;
    return (below[rank]?.enter ?? Infinity) <= at && at < (below[rank]?.leave ?? -1);
  };
  return { bindings, totalsTo, roots, depths, below, isOnChain };
}

/** Numbers of a depth-first visit: what lies below a placement is numbered from its `enter` up to its `leave`. */
function visitOrder(bindings: readonly Binding[]): BlockingForest['below'] {
  // A blocker always has a lower rank, so sizes add up backwards and numbers are handed out forwards: no recursion.
  const size = bindings.map(() => 1);
  for (let rank = bindings.length - 1; rank >= 0; rank -= 1) {
    const parent = bindings[rank]?.binding.by?.rank;
    if (parent !== undefined) size[parent] = (size[parent] ?? 1) + (size[rank] ?? 1);
  }
  const enter: number[] = [];
  const nextChild: number[] = [];
  let nextRoot = 0;
  bindings.forEach(({ binding }, rank) => {
    const parent = binding.by?.rank;
    const number = parent === undefined ? nextRoot : (nextChild[parent] ?? 0);
    const own = size[rank] ?? 1;
    if (parent === undefined) nextRoot += own;
    else nextChild[parent] = number + own;
    enter.push(number);
    nextChild.push(number + 1);
  });
  return enter.map((number, rank) => ({ enter: number, leave: number + (size[rank] ?? 1) }));
}
