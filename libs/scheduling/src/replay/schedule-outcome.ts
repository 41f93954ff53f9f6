import { minute } from '../time/zone-clock.js';
import { changeoverMinutes, type Replay } from './replay-sequences.js';

/** What a schedule costs, or a difference of two. */
export interface ScheduleOutcome {
  /** From the start of the schedule to its last end. */
  makespanMinutes: number;
  lateJobs: number;
  totalTardinessMinutes: number;
  /** Changeovers that its sequences need. */
  changeoverMinutes: number;
}

/** How an order ends: epoch milliseconds, and minutes after its due date, negative before it, null without one. */
export interface JobEnd {
  end: number;
  lateness: number | null;
}

/** The sums of a recomputed schedule, and by job how it ends. */
export function outcomeOf(replay: Replay): { sums: ScheduleOutcome; ends: Map<string, JobEnd> } {
  const { model, plan, times } = replay;
  const last = new Map<string, number>();
  let lastEnd = model.start;
  plan.steps.forEach(({ placement }, at) => {
    const end = times.ends[at] ?? 0;
    const { id } = placement.operation.job;
    last.set(id, Math.max(last.get(id) ?? -Infinity, end));
    lastEnd = Math.max(lastEnd, end);
  });
  const ends = new Map<string, JobEnd>();
  const sums: ScheduleOutcome = {
    makespanMinutes: (lastEnd - model.start) / minute,
    lateJobs: 0,
    totalTardinessMinutes: 0,
    changeoverMinutes: changeoverMinutes(plan),
  };
  for (const { id, dueAt } of model.jobs) {
    const end = last.get(id);
    if (end === undefined) continue;
    const lateness = dueAt === null ? null : (end - dueAt) / minute;
    ends.set(id, { end, lateness });
    sums.lateJobs += (lateness ?? 0) > 0 ? 1 : 0;
    sums.totalTardinessMinutes += Math.max(0, lateness ?? 0);
  }
  return { sums, ends };
}
