import { furthestLayout } from '../content/calendar-effort.js';
import type { Schedule } from '../content/schedule-content.js';
import { maxHorizonDays } from '../content/wire-values.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import type { Suppositions } from '../model/open-hours-by-calendar.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import type { MachineSequence } from './machine-sequence.js';
import type { Obstacle } from './obstacle.js';
import { replayPlan, type ReplayPlan } from './replay-plan.js';
import { runReplay, type ReplayTimes } from './run-replay.js';
import { sequenceOrder, type Sequenced } from './sequence-order.js';

/** A schedule in the given sequence with each operation as early as those before it allow, or why there is none. */
export type LeftShift =
  { status: 'feasible'; schedule: Schedule; changeoverMinutes: number } | { status: 'impossible'; obstacle: Obstacle };

/**
 * Recomputes a schedule with these machine sequences, the assigned people kept: each operation starts at the earliest time
 * that release, predecessors, machine with changeover, person, calendars and material allow. People work, and material is
 * given out, in the order in which operations come; claims and reasons are left out. Operations that no sequence names
 * are not assigned. The input stays as it is.
 */
export function leftShift(
  schedule: Schedule,
  sequences: readonly MachineSequence[],
  suppositions: Suppositions = {},
): LeftShift {
  const day = 86_400_000;
  const start = Date.parse(schedule.start);
  const furthest = Math.min(start + maxHorizonDays * day, furthestLayout(schedule));
  for (let until = suppositions.until; ;) {
    const model = buildScheduleModel(schedule, { ...suppositions, until });
    const sequenced = readSequences(model, sequences);
    if ('kind' in sequenced) return { status: 'impossible', obstacle: sequenced };
    const found = sequenceOrder(model, sequenced.queues);
    if ('ring' in found) return { status: 'impossible', obstacle: { kind: 'ring', operations: found.ring } };
    const plan = replayPlan(model, found.order);
    const times = runReplay(plan);
    const stuck = times.ends.indexOf(Infinity);
    if (stuck < 0) return { status: 'feasible', ...shifted(model, plan, times) };
    const missing = plan.steps[stuck]?.missing ?? null;
    if (missing !== null || model.until >= furthest - 1)
      return { status: 'impossible', obstacle: obstacleAt(plan, stuck) };
    // Calendars are laid out further, twice as far each time, until work fits.
    until = Math.min(furthest, model.until + Math.max(model.until - start, 30 * day));
  }
}

function readSequences(
  model: ScheduleModel,
  sequences: readonly MachineSequence[],
): { queues: Sequenced[][] } | Obstacle {
  const queues: Sequenced[][] = [];
  for (const { machine, operations } of sequences) {
    const queue: Sequenced[] = [];
    for (const id of operations) {
      const placement = model.operations.get(id)?.placement ?? null;
      if (placement === null) return { kind: 'unknown', reference: 'operation', name: id };
      // An operation that already stands on a machine that cannot do it is a finding of the re-check, and may stay there.
      if (machine !== placement.machineId && !placement.operation.eligible.has(machine))
        return { kind: 'eligibility', operation: id, machine };
      queue.push({ placement, machine });
    }
    queues.push(queue);
  }
  return { queues };
}

function obstacleAt({ steps }: ReplayPlan, at: number): Obstacle {
  const step = steps[at];
  const operation = step?.placement.operation.id ?? '';
  if (step?.missing) return { kind: 'material', operation, material: step.missing.id };
  return { kind: 'calendar', operation, machine: step?.machineId ?? '', person: step?.placement.personId ?? null };
}

function shifted(model: ScheduleModel, { steps }: ReplayPlan, { starts, ends }: ReplayTimes) {
  const { claims: _, reasons: __, ...source } = model.source;
  const assignments = steps.map(({ placement, machineId }, at) => ({
    operation: placement.operation.id,
    machine: machineId,
    ...(placement.personId === null ? {} : { person: placement.personId }),
    start: exactText(model, starts[at] ?? 0),
    end: exactText(model, ends[at] ?? 0),
  }));
  const changeoverMinutes = steps.reduce((sum, { changeover }) => sum + changeover, 0) / 60_000;
  return { schedule: { ...source, assignments }, changeoverMinutes };
}

/** An instant to the millisecond: rounded to seconds, a start could fall before what it waits for. */
function exactText({ clock }: ScheduleModel, instant: number): string {
  return instant % 1000 === 0 ? clock.toText(instant) : new Date(instant).toISOString();
}
