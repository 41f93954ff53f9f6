import { jobOutcome } from '../figures/job-outcome.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';

/** What a schedule costs, or a difference of two. */
export interface ScheduleOutcome {
  /** From the start of the schedule to its last end. */
  makespanMinutes: number;
  lateJobs: number;
  totalTardinessMinutes: number;
  /** Changeovers that its sequences need. */
  changeoverMinutes: number;
}

/** The sums of a schedule, and by job when it ends (epoch milliseconds) and how many minutes after its due date. */
export function outcomeOf(model: ScheduleModel, changeoverMinutes: number) {
  const ends = new Map<string, { end: number; lateness: number | null }>();
  let lateJobs = 0;
  let tardiness = 0;
  for (const job of model.jobs) {
    const outcome = jobOutcome(job);
    if (outcome.last === null) continue;
    const { lateness } = outcome;
    ends.set(job.id, { end: outcome.last.end, lateness: lateness === null ? null : lateness / minute });
    lateJobs += outcome.tardiness > 0 ? 1 : 0;
    tardiness += outcome.tardiness;
  }
  const makespanMinutes = (model.lastEnd - model.start) / minute;
  const sums: ScheduleOutcome = {
    makespanMinutes,
    lateJobs,
    totalTardinessMinutes: tardiness / minute,
    changeoverMinutes,
  };
  return { sums, ends };
}
