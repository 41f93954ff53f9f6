import type { Schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import { applyChange, asSubmitted } from './apply-change.js';
import type { Obstacle } from './obstacle.js';
import { replayedAssignments, replaySequences, type Replay } from './replay-sequences.js';
import { outcomeOf, type JobEnd, type ScheduleOutcome } from './schedule-outcome.js';
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

/**
 * Recomputes a schedule under one change, or several applied in turn, everything else in its order; a schedule that cannot be
 * recomputed as it is has no answer.
 */
export function whatIf(schedule: Schedule, changes: ScheduleChange | readonly ScheduleChange[]): WhatIf {
  const model = buildScheduleModel(schedule);
  let changed = asSubmitted(model);
  for (const change of 'kind' in changes ? [changes] : changes) {
    const next = applyChange(model, changed, change);
    if ('kind' in next) return { status: 'impossible', obstacle: next };
    changed = next;
  }
  const base = replaySequences(model, asSubmitted(model));
  if ('obstacle' in base) return { status: 'impossible', obstacle: base.obstacle };
  const replay = replaySequences(buildScheduleModel(changed.schedule, changed.suppositions), changed);
  if ('obstacle' in replay) return { status: 'impossible', obstacle: replay.obstacle };
  const [before, after] = [outcomeOf(base), outcomeOf(replay)];
  return {
    status: 'feasible',
    assignments: replayedAssignments(replay),
    moved: movedOperations(base, replay),
    before: before.sums,
    after: after.sums,
    difference: {
      makespanMinutes: after.sums.makespanMinutes - before.sums.makespanMinutes,
      lateJobs: after.sums.lateJobs - before.sums.lateJobs,
      totalTardinessMinutes: after.sums.totalTardinessMinutes - before.sums.totalTardinessMinutes,
      changeoverMinutes: after.sums.changeoverMinutes - before.sums.changeoverMinutes,
    },
    jobs: jobDifferences(replay.model, before.ends, after.ends),
  };
}

function movedOperations(before: Replay, after: Replay): string[] {
  const was = new Map(before.plan.steps.map((step, at) => [step.placement.operation.id, { step, at }]));
  return after.plan.steps.flatMap(({ placement, machineId }, at) => {
    const { id } = placement.operation;
    const old = was.get(id);
    const same =
      old?.step.machineId === machineId &&
      before.times.starts[old.at] === after.times.starts[at] &&
      before.times.ends[old.at] === after.times.ends[at];
    return same ? [] : [id];
  });
}

type Ends = ReadonlyMap<string, JobEnd>;

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
