import type { Schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import type { Suppositions } from '../model/open-hours-by-calendar.js';
import type { MachineSequence } from './machine-sequence.js';
import type { Obstacle } from './obstacle.js';
import { changeoverMinutes, replayedAssignments, replaySequences } from './replay-sequences.js';

/** A schedule in the given sequence with each operation as early as those before it allow, or why there is none. */
export type LeftShift =
  { status: 'feasible'; schedule: Schedule; changeoverMinutes: number } | { status: 'impossible'; obstacle: Obstacle };

/**
 * Recomputes a schedule with these machine sequences, the assigned people kept: each operation starts at the earliest time
 * that release, predecessors, machine with changeover, person, tools, calendars and material allow. People work, and tools and
 * material are given out, in the order in which operations come; neighbours of one batch stay one; what is locked or frozen
 * stands still. Claims and reasons are left out. Operations that no sequence names are not assigned. The input stays as it is.
 */
export function leftShift(
  schedule: Schedule,
  sequences: readonly MachineSequence[],
  suppositions: Suppositions = {},
): LeftShift {
  const arrangement = { sequences, suppositions, floors: new Map<string, number>(), left: new Set<string>() };
  const replay = replaySequences(buildScheduleModel(schedule, suppositions), arrangement);
  if ('obstacle' in replay) return { status: 'impossible', obstacle: replay.obstacle };
  const { claims: _, reasons: __, ...source } = schedule;
  return {
    status: 'feasible',
    schedule: { ...source, assignments: replayedAssignments(replay) },
    changeoverMinutes: changeoverMinutes(replay.plan),
  };
}
