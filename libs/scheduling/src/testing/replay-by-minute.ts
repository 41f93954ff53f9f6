import type { Schedule } from '../content/schedule-content.js';
import type { RandomProblem } from './random-schedule.js';
import { horizon } from './random-schedule.js';

/** How a replay departs from "as early as can be". */
interface Replay {
  /** Operations in the order in which they are put on machines, people and materials. */
  order: readonly string[];
  /** No operation starts before its minute. */
  floor?: (operation: string) => number;
}

/**
 * Places the operations of a schedule in an order, each at the first minute that those before it, its calendars, its job
 * and its material allow, counted minute by minute. Null where the horizon is too short. Shares nothing with the engine.
 */
export function replayByMinute(
  problem: RandomProblem,
  source: Schedule,
  { order, floor = () => 0 }: Replay,
): Schedule['assignments'] | null {
  const done: { it: Schedule['assignments'][number]; start: number; end: number; family: string | undefined }[] = [];
  let taken = 0;
  for (const id of order) {
    const assigned = source.assignments.find(({ operation }) => operation === id);
    const job = source.jobs.find(({ operations }) => operations.some((it) => it.id === id));
    const declared = job?.operations.find((it) => it.id === id);
    if (assigned === undefined || job === undefined || declared === undefined) throw new Error(`${id} is not declared`);
    const { machine, person } = assigned;
    const minutes = declared.eligible.find((it) => it.machine === machine)?.minutes ?? 0;
    const needs = declared.materials?.[0]?.quantity ?? 0;
    taken += needs;
    const onMachine = done.filter(({ it }) => it.machine === machine);
    const open = (at: number) => problem.openOn(machine)[at] === true && problem.openFor(person)[at] === true;
    const supply = (at: number) =>
      (source.materials?.[0]?.arrivals ?? [])
        .filter((it) => problem.minuteOf(it.at) <= at)
        .reduce((sum, { quantity }) => sum + quantity, source.materials?.[0]?.onHand ?? 0);
    const ends = done
      .filter(
        ({ it }) =>
          declared.after?.includes(it.operation) === true ||
          it.machine === machine ||
          (person !== undefined && it.person === person),
      )
      .map(({ end }) => end);
    const set = onMachine.findLast(({ family }) => family !== undefined);
    const changeover =
      source.changeovers?.find((it) => it.machine === machine && it.from === set?.family && it.to === declared.family)
        ?.minutes ?? 0;
    const isFree = (at: number) =>
      problem.openOn(machine)[at] === true && onMachine.every(({ start, end }) => at < start || at >= end);
    let setUp = set?.end ?? 0;
    for (let left = changeover; left > 0 && setUp < horizon; setUp += 1) left -= isFree(setUp) ? 1 : 0;
    let start = Math.max(0, floor(id), problem.minuteOf(job.releaseAt ?? problem.at(0)), setUp, ...ends);
    while (start < horizon && !(open(start) && (needs === 0 || supply(start) >= taken))) start += 1;
    let end = start;
    for (let left = minutes; left > 0 && end < horizon; end += 1) left -= open(end) ? 1 : 0;
    if (end >= horizon) return null;
    done.push({ it: assigned, start, end, family: declared.family });
  }
  return done.map(({ it, start, end }) => ({ ...it, start: problem.at(start), end: problem.at(end) }));
}
