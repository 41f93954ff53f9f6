import type { Schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import { applyChange } from './apply-change.js';
import { leftShift } from './left-shift.js';
import { sequenceOf } from './machine-sequence.js';
import type { Obstacle } from './obstacle.js';
import { outcomeOf, type ScheduleOutcome } from './schedule-outcome.js';
import type { ScheduleChange } from './schedule-change.js';

/** How one order fares; minutes after the due date, negative before it, null without one. Differences are after minus before. */
export interface JobDifference {
  job: string;
  customer: string | null;
  endsBefore: string;
  endsAfter: string;
  endDifferenceMinutes: number;
  latenessBefore: number | null;
  latenessAfter: number | null;
}

/** What a change comes to. Before and after are both recomputed as early as can be, so that the change alone makes the difference. */
export type WhatIf =
  | { status: 'impossible'; obstacle: Obstacle }
  | {
      status: 'feasible';
      /** The new times. */
      assignments: Schedule['assignments'];
      /** Operations that start or end at another time, or are on another machine, than without the change. */
      moved: string[];
      before: ScheduleOutcome;
      after: ScheduleOutcome;
      difference: ScheduleOutcome;
      /** Orders that end at another time or have another lateness, those that lose most first. */
      jobs: JobDifference[];
    };

/** Recomputes a schedule under one change, everything else in its order; a schedule that cannot be recomputed as it is has no answer. */
export function whatIf(schedule: Schedule, change: ScheduleChange): WhatIf {
  const model = buildScheduleModel(schedule);
  const changed = applyChange(model, change);
  if ('kind' in changed) return { status: 'impossible', obstacle: changed };
  const base = leftShift(schedule, sequenceOf(model));
  if (base.status === 'impossible') return base;
  const shift = leftShift(changed.schedule, changed.sequences, changed.suppositions);
  if (shift.status === 'impossible') return shift;
  const [one, other] = [buildScheduleModel(base.schedule), buildScheduleModel(shift.schedule)];
  const [before, after] = [outcomeOf(one, base.changeoverMinutes), outcomeOf(other, shift.changeoverMinutes)];
  const { assignments } = shift.schedule;
  return {
    status: 'feasible',
    assignments,
    moved: movedOperations(base.schedule, shift.schedule),
    before: before.sums,
    after: after.sums,
    difference: {
      makespanMinutes: after.sums.makespanMinutes - before.sums.makespanMinutes,
      lateJobs: after.sums.lateJobs - before.sums.lateJobs,
      totalTardinessMinutes: after.sums.totalTardinessMinutes - before.sums.totalTardinessMinutes,
      changeoverMinutes: after.sums.changeoverMinutes - before.sums.changeoverMinutes,
    },
    jobs: jobDifferences(one, before.ends, after.ends),
  };
}

function movedOperations(before: Schedule, after: Schedule): string[] {
  const was = new Map(before.assignments.map((it) => [it.operation, it]));
  return after.assignments
    .filter((it) => {
      const old = was.get(it.operation);
      return old?.machine !== it.machine || old.start !== it.start || old.end !== it.end;
    })
    .map(({ operation }) => operation);
}

type Ends = ReturnType<typeof outcomeOf>['ends'];

function jobDifferences({ clock, jobs }: ScheduleModel, before: Ends, after: Ends): JobDifference[] {
  return jobs
    .flatMap(({ id, customer }): JobDifference[] => {
      const [was, is] = [before.get(id), after.get(id)];
      if (was === undefined || is === undefined) return [];
      if (was.end === is.end && was.lateness === is.lateness) return [];
      return [
        {
          job: id,
          customer,
          endsBefore: clock.toText(was.end),
          endsAfter: clock.toText(is.end),
          endDifferenceMinutes: (is.end - was.end) / 60_000,
          latenessBefore: was.lateness,
          latenessAfter: is.lateness,
        },
      ];
    })
    .sort((a, b) => loss(b) - loss(a));
}

/** Minutes of lateness gained, or of the end where nothing is due. */
function loss({ latenessBefore, latenessAfter, endDifferenceMinutes }: JobDifference): number {
  if (latenessBefore === null || latenessAfter === null) return endDifferenceMinutes;
  return latenessAfter - latenessBefore;
}
