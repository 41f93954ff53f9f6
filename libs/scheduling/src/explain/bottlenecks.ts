import { jobOutcome } from '../figures/job-outcome.js';
import { machineFigures } from '../figures/key-figures.js';
import type { Machine, ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import type { Binding } from './bind-placements.js';
import type { BlockingForest } from './blocking-forest.js';

/** How far one machine holds a schedule up. */
export interface Bottleneck {
  machine: string;
  /** Share of its open time in which it works, null when it is never open. */
  share: number | null;
  /** Open minutes in which operations waited for this machine and for nothing else, summed over operations. */
  heldMinutes: number;
  /** Late jobs whose chain passes through it, and their lateness. */
  lateJobs: number;
  tardinessMinutes: number;
}

/** Machines that made an operation wait, those first that made wait longest; ties by name. n log n in operations. */
export function bottlenecks(model: ScheduleModel, forest: BlockingForest): Bottleneck[] {
  const late = lateEnds(model, forest);
  return [...model.machines.values()]
    .map((machine): Bottleneck => ({
      machine: machine.id,
      share: machineFigures(model, machine).share,
      heldMinutes: machine.queue.reduce((sum, { rank }) => sum + heldBy(forest.bindings[rank]), 0) / minute,
      ...late(machine),
    }))
    .filter(({ heldMinutes }) => heldMinutes > 0)
    .sort((a, b) => b.heldMinutes - a.heldMinutes || (a.machine < b.machine ? -1 : 1));
}

/** Open time from when all else was ready to when the machine was, or the operation started. */
function heldBy(binding: Binding | undefined): number {
  const onMachine = binding?.blockers.find(({ cause }) => cause === 'machine');
  if (binding === undefined || onMachine === undefined) return 0;
  const others = binding.blockers.reduce((at, it) => (it === onMachine ? at : Math.max(at, it.ready)), -Infinity);
  return binding.placement.hours.openBetween(others, Math.min(onMachine.ready, binding.placement.start));
}

/** Sums late jobs over the parts of the forest that lie below a machine's placements, each job once. */
function lateEnds({ jobs }: ScheduleModel, { below }: BlockingForest) {
  const size = below.length;
  const count = new Float64Array(size + 1);
  const tardiness = new Float64Array(size + 1);
  for (const job of jobs) {
    const outcome = jobOutcome(job);
    const at = outcome.last === null ? undefined : below[outcome.last.rank];
    if (at === undefined || outcome.tardiness === 0) continue;
    count[at.enter + 1] = (count[at.enter + 1] ?? 0) + 1;
    tardiness[at.enter + 1] = (tardiness[at.enter + 1] ?? 0) + outcome.tardiness;
  }
  for (let at = 1; at <= size; at += 1) {
    count[at] = (count[at] ?? 0) + (count[at - 1] ?? 0);
    tardiness[at] = (tardiness[at] ?? 0) + (tardiness[at - 1] ?? 0);
  }
  return ({ queue }: Machine) => {
    const parts = queue.flatMap(({ rank }) => below[rank] ?? []).sort((a, b) => a.enter - b.enter);
    let [lateJobs, late, done] = [0, 0, 0];
    for (const { enter, leave } of parts) {
      // A part that begins within the one before lies wholly within it.
      if (enter < done) continue;
      lateJobs += (count[leave] ?? 0) - (count[enter] ?? 0);
      late += (tardiness[leave] ?? 0) - (tardiness[enter] ?? 0);
      done = leave;
    }
    return { lateJobs, tardinessMinutes: late / minute };
  };
}
