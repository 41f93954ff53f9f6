import { furthestLayout } from '../content/calendar-effort.js';
import type { Schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import type { Job, ScheduleModel } from '../model/schedule-model.js';
import { replayPlan, type ReplayPlan } from '../replay/replay-plan.js';
import { runReplay } from '../replay/run-replay.js';
import type { SequencedUnit } from '../replay/sequence-order.js';
import { seededRandom } from '../statistics/seeded-random.js';
import { wilsonInterval } from '../statistics/wilson-interval.js';
import { delayFactor, type DelayDistribution } from './delay-factor.js';

/** How delays are simulated; the same seed gives the same answer. */
export interface DelaySimulation {
  distribution: DelayDistribution;
  simulations: number;
  seed: number;
}

/** How often something holds, of all simulations, with its interval of 95 % (Wilson). */
export interface HoldingShare {
  held: number;
  share: { value: number; from: number; to: number };
}

/** How far the promises of a schedule stand small delays. */
export interface Robustness {
  simulations: number;
  /** All promises together; null where nothing is due. */
  all: HoldingShare | null;
  /** By order with a due date, those that hold least often first. */
  jobs: (HoldingShare & { job: string; customer: string | null; dueAt: string })[];
}

/**
 * Runs the schedule as planned, each operation taking a random multiple of its time: nothing starts before its planned
 * start, everything keeps its order and waits for what it needs, and calendars stay. Durations are drawn independently.
 * Each simulation is linear in operations. What lies beyond twice the length of the schedule and a month, or beyond
 * the calendars that can be laid out, counts as late.
 */
export function simulateDelays(schedule: Schedule, { distribution, simulations, seed }: DelaySimulation): Robustness {
  const model = modelWithRoom(schedule);
  const plan = replayPlan(model, unitsOf(model));
  const factor = delayFactor(distribution, seededRandom(seed));
  const promises = promisesOf(model, plan);
  const variation = {
    work: (at: number) => Math.round((plan.steps[at]?.work ?? 0) * factor()),
    floor: (at: number) => plan.steps[at]?.placement.start ?? 0,
  };
  let allHeld = 0;
  for (let run = 0; run < simulations; run += 1) {
    const { ends } = runReplay(plan, variation);
    let broken = 0;
    for (const promise of promises) {
      const holds = promise.steps.every((at) => (ends[at] ?? Infinity) <= promise.dueAt);
      if (holds) promise.held += 1;
      else broken += 1;
    }
    if (broken === 0) allHeld += 1;
  }
  const shareOf = (held: number): HoldingShare => ({ held, share: wilsonInterval(held, simulations) });
  return {
    simulations,
    all: promises.length === 0 ? null : shareOf(allHeld),
    jobs: promises
      .map(({ job, dueAt, held }) => ({
        job: job.id,
        customer: job.customer,
        dueAt: model.clock.toText(dueAt),
        ...shareOf(held),
      }))
      .sort((a, b) => a.held - b.held || (a.job < b.job ? -1 : 1)),
  };
}

/** All placements by rank, each batch where its first is. */
function unitsOf({ placements }: ScheduleModel): SequencedUnit[] {
  return placements.flatMap((placement): SequencedUnit[] => {
    const members = placement.batch?.members ?? [placement];
    return members[0] === placement ? [members.map((it) => ({ placement: it, machine: it.machineId }))] : [];
  });
}

/** Calendars are laid out beyond the last end, so that delayed work finds hours. */
function modelWithRoom(schedule: Schedule): ScheduleModel {
  const start = Date.parse(schedule.start);
  const last = schedule.assignments.reduce((end, it) => Math.max(end, Date.parse(it.end)), start);
  const wanted = last + (last - start) + 30 * 86_400_000;
  return buildScheduleModel(schedule, { until: Math.min(wanted, furthestLayout(schedule)) });
}

/** Orders that are due and have an operation placed. */
function promisesOf({ jobs }: ScheduleModel, { steps }: ReplayPlan) {
  const place = new Map(steps.map(({ placement }, at) => [placement.operation, at]));
  return jobs.flatMap((job): { job: Job; dueAt: number; steps: number[]; held: number }[] => {
    const places = job.operations.map((it) => place.get(it)).filter((at) => at !== undefined);
    return job.dueAt === null || places.length === 0 ? [] : [{ job, dueAt: job.dueAt, steps: places, held: 0 }];
  });
}
