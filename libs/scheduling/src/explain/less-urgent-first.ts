import { isHeld } from '../constraints/displaced.js';
import { jobOutcome } from '../figures/job-outcome.js';
import type { Placement, ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import type { Binding } from './bind-placements.js';
import { firstWaiting } from './first-waiting.js';

/** A late, urgent operation that was ready while less urgent ones ran on its machine. */
export interface LessUrgentFirst {
  machine: string;
  operation: string;
  job: string;
  priority: number;
  tardinessMinutes: number;
  /** Those that ran first, in order, with their priority (1 is the most urgent). */
  first: { operation: string; priority: number }[];
  /** Open minutes that they took. */
  minutes: number;
}

/**
 * Operations of late jobs before which less urgent ones (a higher number) ran that started when it was ready; of several
 * that waited the most urgent. What is locked or frozen had to run then. By minutes, most first; n log n.
 */
export function lessUrgentFirst(model: ScheduleModel, bindings: readonly Binding[]): LessUrgentFirst[] {
  const late = new Map(model.jobs.map((job) => [job, jobOutcome(job).tardiness]));
  const urgency = ({ operation }: Placement) => ((late.get(operation.job) ?? 0) > 0 ? operation.job.priority : null);
  const found = new Map<Placement, LessUrgentFirst>();
  for (const machine of model.machines.values()) {
    const waiting = firstWaiting(machine.queue, bindings, urgency);
    for (const runner of machine.queue) {
      const [urgent, priority] = [waiting.get(runner), runner.operation.job.priority];
      const own = urgent?.operation.job.priority ?? null;
      if (urgent === undefined || own === null || priority === null || own >= priority) continue;
      if (urgent.start <= runner.start || isHeld(runner)) continue;
      const { job, id } = urgent.operation;
      const tardinessMinutes = (late.get(job) ?? 0) / minute;
      const none = { machine: machine.id, operation: id, job: job.id, priority: own, tardinessMinutes };
      const sum = found.get(urgent) ?? { ...none, first: [], minutes: 0 };
      sum.first.push({ operation: runner.operation.id, priority });
      sum.minutes += runner.hours.openBetween(runner.start, runner.end) / minute;
      found.set(urgent, sum);
    }
  }
  return [...found.values()].sort((a, b) => b.minutes - a.minutes);
}
