import { jobOutcome } from '../figures/job-outcome.js';
import type { Job, Placement, ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import type { Binding, Cause } from './bind-placements.js';
import type { BlockingForest } from './blocking-forest.js';
import { blockingForest } from './blocking-forest.js';
import type { TimeShares } from './time-shares.js';
import { linkShares, mapShares, shareNames } from './time-shares.js';

/** One operation of a chain and what it waited for; instants RFC 3339 in the zone of the schedule. */
export interface ChainStep {
  operation: string;
  job: string;
  machine: string;
  person: string | null;
  startsAt: string;
  endsAt: string;
  cause: Cause;
  /** The operation it waited for, null at the beginning of a chain. */
  by: string | null;
  /** When that was out of the way, and when, after changeover and closed hours, the operation could have started. */
  blockedUntil: string;
  readyAt: string;
  material: string | null;
  tool: string | null;
  /** For the cause `batch`: what runs with it and had to wait, and what for. */
  mate: string | null;
  through: Cause | null;
  /** From where its blocker ended to its own end. `ownWork` where it belongs to the job of the chain's last step. */
  minutes: TimeShares;
}

/** The operations that held each other back, in the order in which they ran; `omitted` earlier ones are left out. */
export interface Chain {
  steps: ChainStep[];
  omitted: number;
}

/** Why a job is late: where the time from the start of the schedule to its end went. */
export interface JobDelay {
  job: string;
  customer: string | null;
  endsAt: string;
  dueAt: string;
  tardinessMinutes: number;
  /** Its operation that ends last, at which the chain ends. */
  operation: string;
  chainLength: number;
  /** They add up to the minutes from the start of the schedule to the end of the job. */
  minutes: TimeShares;
  /** The constraint at which the chain begins; of a batch that of its mate. */
  root: { operation: string; cause: Cause; material: string | null };
  /** What took most of the time, the job's own work left out; null when nothing else took any. */
  mainCause: Exclude<keyof TimeShares, 'ownWork' | 'overlap'> | null;
}

/** What held back what. */
export interface ScheduleExplanation {
  /** Latest first. */
  lateJobs: JobDelay[];
  /** The chain to the operation that ends last. */
  criticalPath: Chain;
  /** The chain to an operation, its last `limit` steps (50 unless told); null when the operation is not placed. */
  chainTo: (operation: string, limit?: number) => Chain | null;
  forest: BlockingForest;
}

/** Explains every late job and the length of the schedule by the chains of operations that held each other back. */
export function explainSchedule(model: ScheduleModel): ScheduleExplanation {
  const forest = blockingForest(model);
  const chain = (last: Placement, limit: number) => chainSteps(model, forest, last, limit);
  const delays = model.jobs.map((job) => jobDelay(model, forest, job)).filter((delay) => delay !== null);
  const lastPlaced = model.placements.findLast(({ end }) => end === model.lastEnd);
  return {
    lateJobs: delays.sort((a, b) => b.tardinessMinutes - a.tardinessMinutes),
    criticalPath: lastPlaced === undefined ? { steps: [], omitted: 0 } : chain(lastPlaced, Infinity),
    chainTo: (operation, limit = 50) => {
      const last = model.operations.get(operation)?.placement ?? null;
      return last === null ? null : chain(last, limit);
    },
    forest,
  };
}

function chainSteps(model: ScheduleModel, forest: BlockingForest, last: Placement, limit: number): Chain {
  const steps: ChainStep[] = [];
  let at: Placement | null = last;
  while (at !== null && steps.length < limit) {
    const binding: Binding | undefined = forest.bindings[at.rank];
    if (binding === undefined) break;
    const { job } = at.operation;
    const shares = linkShares(binding, model.start);
    const own = job === last.operation.job ? shares.othersWork : 0;
    steps.push({
      operation: at.operation.id,
      job: job.id,
      machine: at.machineId,
      person: at.personId,
      startsAt: model.clock.toText(at.start),
      endsAt: model.clock.toText(at.end),
      cause: binding.binding.cause,
      by: binding.binding.by?.operation.id ?? null,
      blockedUntil: model.clock.toText(binding.binding.until),
      // Beyond the hours that were laid out nothing is known; then the start is told.
      readyAt: model.clock.toText(Number.isFinite(binding.binding.ready) ? binding.binding.ready : at.start),
      material: binding.binding.material?.id ?? null,
      tool: binding.binding.tool?.id ?? null,
      mate: binding.binding.mate?.operation.id ?? null,
      through: binding.binding.through,
      minutes: inMinutes({ ...shares, ownWork: own, othersWork: shares.othersWork - own }),
    });
    at = binding.binding.by;
  }
  return { steps: steps.reverse(), omitted: (forest.depths[last.rank] ?? steps.length) - steps.length };
}

function jobDelay(model: ScheduleModel, forest: BlockingForest, job: Job): JobDelay | null {
  const { last, tardiness } = jobOutcome(job);
  if (last === null || job.dueAt === null || tardiness === 0) return null;
  const total = forest.totalsTo(last.rank);
  const root = forest.bindings[forest.roots[last.rank] ?? last.rank];
  if (root === undefined) return null;
  const own = job.operations.reduce((sum, { placement }) => {
    const counts = placement !== null && forest.isOnChain(placement.rank, last.rank);
    return counts ? sum + placement.hours.openBetween(placement.start, placement.end) : sum;
  }, 0);
  const minutes = inMinutes({ ...total, ownWork: own, othersWork: total.othersWork - own });
  return {
    job: job.id,
    customer: job.customer,
    endsAt: model.clock.toText(last.end),
    dueAt: model.clock.toText(job.dueAt),
    tardinessMinutes: tardiness / minute,
    operation: last.operation.id,
    chainLength: forest.depths[last.rank] ?? 1,
    minutes,
    root: {
      operation: root.placement.operation.id,
      cause: root.binding.through ?? root.binding.cause,
      material: root.binding.material?.id ?? null,
    },
    mainCause: largest(minutes),
  };
}

function inMinutes(milliseconds: TimeShares): TimeShares {
  return mapShares((name) => milliseconds[name] / minute);
}

function largest(minutes: TimeShares): JobDelay['mainCause'] {
  let main: JobDelay['mainCause'] = null;
  for (const name of shareNames) {
    if (name === 'ownWork' || name === 'overlap' || minutes[name] <= 0) continue;
    if (main === null || minutes[name] > minutes[main]) main = name;
  }
  return main;
}
