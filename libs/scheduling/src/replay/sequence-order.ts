import type { Placement, ScheduleModel } from '../model/schedule-model.js';
import { LeastFirst } from './least-first.js';

/** A placement with the machine on which a sequence puts it. */
export interface Sequenced {
  placement: Placement;
  machine: string;
}

/**
 * The sequenced placements so that each comes after those it follows, by precedence and on its machine; free choices go to
 * the one of lower rank, so that the order of people and material stays as it was. Or a ring that prevents it. n log n.
 */
export function sequenceOrder(
  model: ScheduleModel,
  queues: readonly (readonly Sequenced[])[],
): { order: Sequenced[] } | { ring: string[] } {
  const all = new Map(queues.flat().map((it) => [it.placement.rank, it]));
  const waits = new Map<number, number[]>([...all.keys()].map((rank) => [rank, []]));
  const followers = new Map<number, number[]>([...all.keys()].map((rank) => [rank, []]));
  const link = (before: number, after: number) => {
    waits.get(after)?.push(before);
    followers.get(before)?.push(after);
  };
  for (const queue of queues) {
    queue.forEach(({ placement }, at) => {
      const before = queue[at - 1];
      if (before !== undefined) link(before.placement.rank, placement.rank);
      for (const { placement: follows } of placement.operation.after) {
        if (follows !== null && all.has(follows.rank)) link(follows.rank, placement.rank);
      }
    });
  }
  const left = new Map([...waits].map(([rank, before]) => [rank, before.length]));
  const ready = new LeastFirst();
  for (const [rank, count] of left) if (count === 0) ready.add(rank);
  const order: Sequenced[] = [];
  for (let rank = ready.take(); rank !== undefined; rank = ready.take()) {
    const next = all.get(rank);
    if (next !== undefined) order.push(next);
    for (const follower of followers.get(rank) ?? []) {
      const count = (left.get(follower) ?? 0) - 1;
      left.set(follower, count);
      if (count === 0) ready.add(follower);
    }
  }
  if (order.length === all.size) return { order };
  return { ring: ringAmong(model, left, waits) };
}

/** Walks backwards among what is still waiting until it comes round. */
function ringAmong(
  model: ScheduleModel,
  left: ReadonlyMap<number, number>,
  waits: ReadonlyMap<number, number[]>,
): string[] {
  const stuck = (rank: number) => (left.get(rank) ?? 0) > 0;
  const path: number[] = [];
  const seenAt = new Map<number, number>();
  let at = [...left.keys()].find(stuck);
  while (at !== undefined && !seenAt.has(at)) {
    seenAt.set(at, path.length);
    path.push(at);
    at = waits.get(at)?.find(stuck);
  }
  const ring = path.slice(at === undefined ? 0 : seenAt.get(at)).reverse();
  return ring.map((rank) => model.placements[rank]?.operation.id ?? '');
}
