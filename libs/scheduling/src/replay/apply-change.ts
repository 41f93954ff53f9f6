import type { Schedule } from '../content/schedule-content.js';
import type { Suppositions } from '../model/open-hours-by-calendar.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import type { Interval } from '../time/open-hours.js';
import { sequenceOf } from './machine-sequence.js';
import { isMove, moveOperation } from './move-operation.js';
import type { Obstacle } from './obstacle.js';
import type { Arrangement } from './replay-sequences.js';
import type { ScheduleChange } from './schedule-change.js';

/** What to recompute under changes. */
export interface Changed extends Arrangement {
  schedule: Schedule;
}

type Unknown = Extract<Obstacle, { kind: 'unknown' }>;
const unknown = (reference: Unknown['reference'], name: string): Unknown => ({ kind: 'unknown', reference, name });

/** A schedule as submitted, to be recomputed in its own order. */
export function asSubmitted(model: ScheduleModel): Changed {
  return { schedule: model.source, sequences: sequenceOf(model), suppositions: {}, floors: new Map(), left: new Set() };
}

/** What is changed already under one more change, in copies; or what the change names and is not there, or stands still. */
export function applyChange(model: ScheduleModel, changed: Changed, change: ScheduleChange): Changed | Obstacle {
  if (isMove(change)) {
    const arrangement = moveOperation(model, changed, change);
    return 'kind' in arrangement ? arrangement : { ...changed, ...arrangement };
  }
  const { suppositions } = changed;
  switch (change.kind) {
    case 'overtime': {
      const { calendar } = change;
      if (model.source.calendars?.some(({ id }) => id === calendar) !== true) return unknown('calendar', calendar);
      const overtime = withWindow(suppositions.overtime, calendar, change);
      return { ...changed, suppositions: { ...suppositions, overtime } };
    }
    case 'outage': {
      if (!model.machines.has(change.machine)) return unknown('machine', change.machine);
      const outages = withWindow(suppositions.outages, change.machine, change);
      return { ...changed, suppositions: { ...suppositions, outages } };
    }
    case 'arrival':
      return otherArrival(changed, change);
    case 'due':
      if (!model.jobs.some(({ id }) => id === change.job)) return unknown('job', change.job);
      return { ...changed, schedule: { ...changed.schedule, jobs: withDue(changed.schedule, change) } };
  }
}

type Of<Kind extends ScheduleChange['kind']> = Extract<ScheduleChange, { kind: Kind }>;

function withWindow(
  windows: Suppositions['overtime'],
  name: string,
  { from, to }: { from: string; to: string },
): ReadonlyMap<string, readonly Interval[]> {
  const window = { begin: Date.parse(from), end: Date.parse(to) };
  return new Map(windows ?? []).set(name, [...(windows?.get(name) ?? []), window]);
}

function withDue({ jobs }: Schedule, { job, dueAt }: Of<'due'>): Schedule['jobs'] {
  return jobs.map((it) => (it.id === job ? { ...it, dueAt } : it));
}

function otherArrival(changed: Changed, { material, arrival, at }: Of<'arrival'>): Changed | Obstacle {
  const found = changed.schedule.materials?.find(({ id }) => id === material);
  if (found === undefined) return unknown('material', material);
  const moved = found.arrivals?.[arrival];
  if (moved === undefined) return unknown('arrival', `${material} ${arrival}`);
  const arrivals = (found.arrivals ?? []).with(arrival, { ...moved, at });
  const materials = (changed.schedule.materials ?? []).map((it) => (it === found ? { ...found, arrivals } : it));
  return { ...changed, schedule: { ...changed.schedule, materials } };
}
