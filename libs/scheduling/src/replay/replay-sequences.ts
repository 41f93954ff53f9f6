import { furthestLayout } from '../content/calendar-effort.js';
import type { Schedule } from '../content/schedule-content.js';
import { maxHorizonDays } from '../content/wire-values.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import type { Suppositions } from '../model/open-hours-by-calendar.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import type { MachineSequence } from './machine-sequence.js';
import type { Obstacle } from './obstacle.js';
import { readSequences } from './read-sequences.js';
import { replayPlan, type ReplayPlan } from './replay-plan.js';
import { runReplay, type ReplayTimes } from './run-replay.js';
import { sequenceOrder } from './sequence-order.js';

/** Sequences as recomputed: the model whose calendars reach far enough, the steps, and their times. */
export interface Replay {
  model: ScheduleModel;
  plan: ReplayPlan;
  times: ReplayTimes;
}

/** What is recomputed. */
export interface Arrangement {
  sequences: readonly MachineSequence[];
  suppositions: Suppositions;
  /** Operations that start no earlier, by id; epoch milliseconds. */
  floors: ReadonlyMap<string, number>;
  /** Operations that no longer belong to their batch. */
  left: ReadonlySet<string>;
}

/** Recomputes the sequences of a model built with these suppositions; calendars are laid out further where work does not fit. */
export function replaySequences(
  first: ScheduleModel,
  { sequences, suppositions, floors, left }: Arrangement,
): Replay | { obstacle: Obstacle } {
  const day = 86_400_000;
  const { source, start } = first;
  const furthest = Math.min(start + maxHorizonDays * day, furthestLayout(source));
  for (let model = first; ;) {
    const sequenced = readSequences(model, sequences, left);
    if ('kind' in sequenced) return { obstacle: sequenced };
    const found = sequenceOrder(model, sequenced.queues);
    if ('ring' in found) return { obstacle: { kind: 'ring', operations: found.ring } };
    const plan = replayPlan(model, found.order, floors);
    const times = runReplay(plan);
    const stuck = times.ends.indexOf(Infinity);
    if (stuck < 0) {
      const moved = plan.units.find(({ held, from }) => held !== null && times.starts[from] !== held.at)?.held;
      return moved ? { obstacle: { kind: 'locked', operation: moved.operation } } : { model, plan, times };
    }
    const missing = plan.steps[stuck]?.missing ?? null;
    if (missing !== null || model.until >= furthest - 1) return { obstacle: obstacleAt(plan, stuck) };
    // Twice as far each time.
    const until = Math.min(furthest, model.until + Math.max(model.until - start, 30 * day));
    model = buildScheduleModel(source, { ...suppositions, until });
  }
}

/** The recomputed times as assignments, in the order in which they were placed. */
export function replayedAssignments({ model, plan, times }: Replay): Schedule['assignments'] {
  return plan.steps.map(({ placement, machineId }, at) => ({
    operation: placement.operation.id,
    machine: machineId,
    ...(placement.personId === null ? {} : { person: placement.personId }),
    start: exactText(model, times.starts[at] ?? 0),
    end: exactText(model, times.ends[at] ?? 0),
  }));
}

/** Minutes of all changeovers that the sequences need. */
export function changeoverMinutes({ steps }: ReplayPlan): number {
  return steps.reduce((sum, { changeover }) => sum + changeover, 0) / minute;
}

/** An instant to the millisecond: rounded to seconds, a start could fall before what it waits for. */
function exactText({ clock }: ScheduleModel, instant: number): string {
  return instant % 1000 === 0 ? clock.toText(instant) : new Date(instant).toISOString();
}

function obstacleAt({ steps }: ReplayPlan, at: number): Obstacle {
  const step = steps[at];
  const operation = step?.placement.operation.id ?? '';
  if (step?.missing) return { kind: 'material', operation, material: step.missing.id };
  return { kind: 'calendar', operation, machine: step?.machineId ?? '', person: step?.placement.personId ?? null };
}
