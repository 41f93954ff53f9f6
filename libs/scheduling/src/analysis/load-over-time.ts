import type { Machine, ScheduleModel } from '../model/schedule-model.js';
import type { ZoneClock } from '../time/zone-clock.js';
import { minute, weekdayOf } from '../time/zone-clock.js';
import type { PlacedChangeover } from './changeover-intervals.js';
import type { LoadOverTime, MachineLoad } from './schedule-analysis.js';

/** Most buckets; more cannot be told apart in a chart. */
const mostBuckets = 120;
const dayMinutes = 1440;
/** An hour, a shift of eight hours, a day, a week, four weeks. */
const bucketSizes = [60, 480, dayMinutes, 7 * dayMinutes, 28 * dayMinutes];

/** Open, working and changeover minutes of every machine that has work, in buckets of local time from the start of the schedule to its last end. */
export function loadOverTime(model: ScheduleModel, changeovers: readonly PlacedChangeover[]): LoadOverTime {
  const from = Math.min(model.start, model.placements[0]?.start ?? model.start);
  const to = Math.max(model.lastEnd, from + minute);
  const days = (to - from) / minute / dayMinutes;
  const bucketMinutes = bucketSizes.find((size) => (days * dayMinutes) / size + 1 <= mostBuckets) ?? longest(days);
  const edges = edgesOf(model.clock, from, to, bucketMinutes);
  const byMachine = Map.groupBy(changeovers, ({ machine }) => machine);
  const machines = [...model.machines.values()].filter(({ queue }) => queue.length > 0);
  return {
    bucketMinutes,
    edges: edges.map((at) => model.clock.toText(at)),
    machines: machines.map((machine) => machineLoad(machine, byMachine.get(machine) ?? [], edges)),
  };
}

/** Whole days, so that edges stay at midnight. */
function longest(days: number): number {
  return Math.ceil(days / (mostBuckets - 1)) * dayMinutes;
}

/** Borders at round local times: the first at or before `from`, the last at or after `to`. */
function edgesOf(clock: ZoneClock, from: number, to: number, bucketMinutes: number): number[] {
  const firstDay = clock.localDay(from);
  // Weeks begin on Monday.
  const origin = bucketMinutes > dayMinutes ? firstDay - weekdayOf(firstDay) : firstDay;
  const edges: number[] = [];
  for (let nth = 0; ; nth += 1) {
    const at = nth * bucketMinutes;
    const edge = clock.toInstant(origin + Math.floor(at / dayMinutes), at % dayMinutes);
    if (edge <= from) edges.length = 0;
    // Where a clock change skips an hour, two borders fall together.
    if (edge > (edges.at(-1) ?? -Infinity)) edges.push(edge);
    if (edge >= to) return edges;
  }
}

function machineLoad(
  machine: Machine,
  changeovers: readonly PlacedChangeover[],
  edges: readonly number[],
): MachineLoad {
  const { hours } = machine;
  const open = edges.slice(1).map((edge, nth) => hours.openBetween(edges[nth] ?? edge, edge));
  const fill = (intervals: Iterable<{ begin: number; end: number }>) => {
    const sums = open.map(() => 0);
    let bucket = 0;
    let covered = -Infinity;
    for (const { begin, end } of intervals) {
      const from = Math.max(begin, covered);
      covered = Math.max(covered, end);
      while (bucket < sums.length - 1 && (edges[bucket + 1] ?? Infinity) <= from) bucket += 1;
      for (let at = bucket; at < sums.length && (edges[at] ?? Infinity) < end; at += 1) {
        const part = hours.openBetween(Math.max(from, edges[at] ?? from), Math.min(end, edges[at + 1] ?? end));
        sums[at] = (sums[at] ?? 0) + part;
      }
    }
    return sums.map((milliseconds) => milliseconds / minute);
  };
  return {
    machine: machine.id,
    open: open.map((milliseconds) => milliseconds / minute),
    busy: fill(machine.queue.map(({ start, end }) => ({ begin: start, end }))),
    changeover: fill(changeovers),
  };
}
