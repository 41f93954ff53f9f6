import type { Placement, ScheduleModel } from '../model/schedule-model.js';
import { LeastFirst } from './least-first.js';

/** A placement with the machine on which a sequence puts it. */
export interface Sequenced {
  placement: Placement;
  machine: string;
}

/** What a machine does at a time: one placement, or a batch. At least one, by rank. */
export type SequencedUnit = readonly Sequenced[];

/**
 * The sequenced units so that each comes after those it follows, by precedence and on its machine; free choices go to
 * the one of lower rank, so that the order of people, tools and material stays as it was. Or a ring that prevents it. n log n.
 */
export function sequenceOrder(
  model: ScheduleModel,
  queues: readonly (readonly SequencedUnit[])[],
): { order: SequencedUnit[] } | { ring: string[] } {
  const all = new Map(queues.flat().map((unit) => [leadOf(unit), unit]));
  const unitOf = new Map([...all].flatMap(([lead, unit]) => unit.map(({ placement }) => [placement.rank, lead])));
  const waits = new Map<number, number[]>([...all.keys()].map((rank) => [rank, []]));
  const followers = new Map<number, number[]>([...all.keys()].map((rank) => [rank, []]));
  const link = (before: number | undefined, after: number) => {
    if (before === undefined || before === after) return;
    waits.get(after)?.push(before);
    followers.get(before)?.push(after);
  };
  for (const queue of queues) {
    queue.forEach((unit, at) => {
      const [lead, before] = [leadOf(unit), queue[at - 1]];
      if (before !== undefined) link(leadOf(before), lead);
      for (const follows of unit.flatMap(({ placement }) => placement.operation.after))
        if (follows.placement !== null) link(unitOf.get(follows.placement.rank), lead);
    });
  }
  const left = new Map([...waits].map(([rank, before]) => [rank, before.length]));
  const ready = new LeastFirst();
  for (const [rank, count] of left) if (count === 0) ready.add(rank);
  const order: SequencedUnit[] = [];
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

/** Rank of the first of a unit, which stands for it. */
function leadOf(unit: SequencedUnit): number {
  return unit[0]?.placement.rank ?? -1;
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
