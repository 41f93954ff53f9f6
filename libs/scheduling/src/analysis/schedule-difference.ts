import { keyFigures } from '../figures/key-figures.js';
import type { Placement, ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import { placedChangeovers } from './changeover-intervals.js';

/** Where an operation stands; instants RFC 3339. */
export interface StatedPlace {
  machine: string;
  person: string | null;
  startsAt: string;
  endsAt: string;
}

/** An operation that stands elsewhere than in the revision before; shifts are after minus before. */
export interface MovedOperation {
  operation: string;
  job: string;
  before: StatedPlace;
  after: StatedPlace;
  startShiftMinutes: number;
  endShiftMinutes: number;
}

/** Key figures of one revision. */
export interface RevisionFigures {
  makespanMinutes: number;
  lateJobs: number;
  totalTardinessMinutes: number;
  changeoverMinutes: number;
}

/** A job whose end or lateness is another; null where it is not there, or has no due date. */
export interface MovedJob {
  job: string;
  endsBefore: string | null;
  endsAfter: string | null;
  latenessBefore: number | null;
  latenessAfter: number | null;
}

/** What is another than in the revision before, in the order in which things are declared; moved operations by start. */
export interface ScheduleDifference {
  /** Placed now and not before, and the other way round. */
  added: string[];
  removed: string[];
  moved: MovedOperation[];
  jobs: MovedJob[];
  figures: { before: RevisionFigures; after: RevisionFigures };
}

/** Compares two revisions operation by operation, by name. */
export function scheduleDifference(before: ScheduleModel, after: ScheduleModel): ScheduleDifference {
  const was = new Map(before.placements.map((placement) => [placement.operation.id, placement]));
  const is = new Set(after.placements.map(({ operation }) => operation.id));
  return {
    added: [...is].filter((id) => !was.has(id)),
    removed: [...was.keys()].filter((id) => !is.has(id)),
    moved: after.placements.flatMap((placement) => {
      const old = was.get(placement.operation.id);
      return old === undefined || isSame(old, placement) ? [] : [movedOperation(before, after, old, placement)];
    }),
    jobs: movedJobs(before, after),
    figures: { before: revisionFigures(before), after: revisionFigures(after) },
  };
}

function isSame(one: Placement, other: Placement): boolean {
  return (
    one.machineId === other.machineId &&
    one.personId === other.personId &&
    one.start === other.start &&
    one.end === other.end
  );
}

function movedOperation(before: ScheduleModel, after: ScheduleModel, old: Placement, now: Placement): MovedOperation {
  const place = ({ clock }: ScheduleModel, { machineId, personId, start, end }: Placement): StatedPlace => ({
    machine: machineId,
    person: personId,
    startsAt: clock.toText(start),
    endsAt: clock.toText(end),
  });
  return {
    operation: now.operation.id,
    job: now.operation.job.id,
    before: place(before, old),
    after: place(after, now),
    startShiftMinutes: (now.start - old.start) / minute,
    endShiftMinutes: (now.end - old.end) / minute,
  };
}

function movedJobs(before: ScheduleModel, after: ScheduleModel): MovedJob[] {
  const was = new Map(keyFigures(before).jobs.map((job) => [job.job, job]));
  const is = keyFigures(after).jobs;
  const known = new Set(is.map(({ job }) => job));
  const gone = [...was.values()].filter(({ job }) => !known.has(job));
  const pairs = [...is.map((now) => [was.get(now.job), now] as const), ...gone.map((old) => [old, undefined] as const)];
  return pairs.flatMap(([old, now]) => {
    const job: MovedJob = {
      job: now?.job ?? old?.job ?? '',
      endsBefore: old?.endsAt ?? null,
      endsAfter: now?.endsAt ?? null,
      latenessBefore: old?.latenessMinutes ?? null,
      latenessAfter: now?.latenessMinutes ?? null,
    };
    // Two that never end (NaN) count as the same.
    const same = Object.is(Date.parse(job.endsBefore ?? ''), Date.parse(job.endsAfter ?? ''));
    return same && job.latenessBefore === job.latenessAfter ? [] : [job];
  });
}

function revisionFigures(model: ScheduleModel): RevisionFigures {
  const { makespanMinutes, lateJobs, totalTardinessMinutes } = keyFigures(model);
  const changeover = placedChangeovers(model).reduce((sum, { needed }) => sum + needed, 0);
  return { makespanMinutes, lateJobs, totalTardinessMinutes, changeoverMinutes: changeover / minute };
}
