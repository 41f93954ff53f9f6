import type { Schedule } from '../content/schedule-content.js';
import type { Suppositions } from '../model/open-hours-by-calendar.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import { sequenceOf, type MachineSequence } from './machine-sequence.js';
import type { Obstacle } from './obstacle.js';
import type { ScheduleChange } from './schedule-change.js';

/** What to recompute under a change. */
export interface Changed {
  schedule: Schedule;
  sequences: readonly MachineSequence[];
  suppositions: Suppositions;
}

type Unknown = Extract<Obstacle, { kind: 'unknown' }>;
const unknown = (reference: Unknown['reference'], name: string): Unknown => ({ kind: 'unknown', reference, name });

/** The schedule, sequences and hours under a change, in copies; or what the change names and is not there. */
export function applyChange(model: ScheduleModel, change: ScheduleChange): Changed | Obstacle {
  const same: Changed = { schedule: model.source, sequences: sequenceOf(model), suppositions: {} };
  switch (change.kind) {
    case 'move-before':
      return moveBefore(model, same, change);
    case 'other-machine':
      return otherMachine(model, same, change);
    case 'overtime': {
      const { calendar } = change;
      if (model.source.calendars?.some(({ id }) => id === calendar) !== true) return unknown('calendar', calendar);
      return { ...same, suppositions: { overtime: new Map([[calendar, [windowOf(change)]]]) } };
    }
    case 'outage':
      if (!model.machines.has(change.machine)) return unknown('machine', change.machine);
      return { ...same, suppositions: { outages: new Map([[change.machine, [windowOf(change)]]]) } };
    case 'arrival':
      return otherArrival(same, change);
    case 'due':
      if (!model.jobs.some(({ id }) => id === change.job)) return unknown('job', change.job);
      return { ...same, schedule: { ...same.schedule, jobs: withDue(same.schedule, change) } };
  }
}

type Of<Kind extends ScheduleChange['kind']> = Extract<ScheduleChange, { kind: Kind }>;

function windowOf({ from, to }: { from: string; to: string }) {
  return { begin: Date.parse(from), end: Date.parse(to) };
}

function withDue({ jobs }: Schedule, { job, dueAt }: Of<'due'>): Schedule['jobs'] {
  return jobs.map((it) => (it.id === job ? { ...it, dueAt } : it));
}

function moveBefore(model: ScheduleModel, same: Changed, { operation, before }: Of<'move-before'>): Changed | Obstacle {
  const target = model.operations.get(before)?.placement ?? null;
  if (target === null) return unknown('operation', before);
  if (operation === before) return same;
  return placed(model, same, operation, target.machineId, ({ id }) => id === before);
}

function otherMachine(
  model: ScheduleModel,
  same: Changed,
  { operation, machine }: Of<'other-machine'>,
): Changed | Obstacle {
  if (!model.machines.has(machine)) return unknown('machine', machine);
  const rank = model.operations.get(operation)?.placement?.rank ?? 0;
  return placed(model, same, operation, machine, ({ placement }) => (placement?.rank ?? 0) > rank);
}

/** Takes an operation out of its queue and puts it into another, before the first that `follows`, or at the end. */
function placed(
  model: ScheduleModel,
  same: Changed,
  operation: string,
  machine: string,
  follows: (operation: { id: string; placement: { rank: number } | null }) => boolean,
): Changed | Obstacle {
  if ((model.operations.get(operation)?.placement ?? null) === null) return unknown('operation', operation);
  const sequences = same.sequences.map((queue): MachineSequence => {
    const operations = queue.operations.filter((id) => id !== operation);
    if (queue.machine !== machine) return { machine: queue.machine, operations };
    const at = operations.findIndex((id) => {
      const found = model.operations.get(id);
      return found !== undefined && follows(found);
    });
    return { machine, operations: operations.toSpliced(at < 0 ? operations.length : at, 0, operation) };
  });
  return { ...same, sequences };
}

function otherArrival(same: Changed, { material, arrival, at }: Of<'arrival'>): Changed | Obstacle {
  const found = same.schedule.materials?.find(({ id }) => id === material);
  if (found === undefined) return unknown('material', material);
  const moved = found.arrivals?.[arrival];
  if (moved === undefined) return unknown('arrival', `${material} ${arrival}`);
  const arrivals = (found.arrivals ?? []).with(arrival, { ...moved, at });
  const materials = (same.schedule.materials ?? []).map((it) => (it === found ? { ...found, arrivals } : it));
  return { ...same, schedule: { ...same.schedule, materials } };
}
