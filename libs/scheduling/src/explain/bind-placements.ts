import { changeoverTime } from '../constraints/changeover.js';
import type { Material, Placement, ScheduleModel } from '../model/schedule-model.js';
import { supplyOf } from '../model/material-supply.js';

/** What can hold an operation back, in the order in which ties are told. */
export const causes = ['predecessor', 'machine', 'person', 'material', 'release', 'start'] as const;
/** `start` is the start of the schedule: nothing held the operation back longer. */
export type Cause = (typeof causes)[number];

/** One thing that an operation had to wait for; epoch milliseconds. */
export interface Blocker {
  cause: Cause;
  /** The operation that was in the way, for predecessor, machine and person. */
  by: Placement | null;
  material: Material | null;
  /** When it stopped being in the way. */
  until: number;
  /** Milliseconds of changeover that then follow. */
  changeover: number;
  /** When, after changeover and closed hours, the operation could have started. */
  ready: number;
}

/** Why an operation starts no earlier. */
export interface Binding {
  placement: Placement;
  blockers: Blocker[];
  /** The blocker with the latest `ready`. */
  binding: Blocker;
  /** When release, predecessors and material allow it, whatever machine and person do. */
  available: number;
}

/** Finds for every placement, by rank, what held it back; only earlier-ranked placements block, so chains end. */
export function bindPlacements(model: ScheduleModel): Binding[] {
  const materials = latestCover(model);
  const machineBlockers = previousOnMachine(model);
  const personBlockers = previousOfPerson(model);
  return model.placements.map((placement) => {
    const { job, after } = placement.operation;
    const found: Blocker[] = [blocker(placement, 'start', model.start)];
    if (job.releaseAt !== null && job.releaseAt > model.start) {
      found.push(blocker(placement, 'release', job.releaseAt));
    }
    const supply = materials.get(placement);
    if (supply !== undefined && supply.at > model.start && supply.at < Infinity) {
      found.push(blocker(placement, 'material', supply.at, null, supply.material));
    }
    const before = latestEnd(
      after.map((operation) => operation.placement).filter((it) => it !== null),
      placement.rank,
    );
    if (before !== null) found.push(blocker(placement, 'predecessor', before.end, before));
    const onMachine = machineBlockers.get(placement);
    if (onMachine !== undefined) found.push(onMachine);
    const ofPerson = personBlockers.get(placement);
    if (ofPerson !== undefined) found.push(blocker(placement, 'person', ofPerson.end, ofPerson));
    return { placement, blockers: found, binding: latest(found), available: availableAt(found) };
  });
}

function blocker(
  placement: Placement,
  cause: Cause,
  until: number,
  by: Placement | null = null,
  material: Material | null = null,
): Blocker {
  return { cause, by, material, until, changeover: 0, ready: placement.hours.nextOpen(until) };
}

function latest(found: readonly Blocker[]): Blocker {
  return found.reduce((most, it) => (comesAfter(it, most) ? it : most));
}

function comesAfter(one: Blocker, other: Blocker): boolean {
  if (one.ready !== other.ready) return one.ready > other.ready;
  const [freeOne, freeOther] = [one.until + one.changeover, other.until + other.changeover];
  if (freeOne !== freeOther) return freeOne > freeOther;
  return causes.indexOf(one.cause) < causes.indexOf(other.cause);
}

function availableAt(found: readonly Blocker[]): number {
  return found.reduce(
    (at, { cause, until }) => (cause === 'machine' || cause === 'person' ? at : Math.max(at, until)),
    0,
  );
}

/** The placement among those of a lower rank that ends last. */
function latestEnd(placements: readonly Placement[], rank: number): Placement | null {
  let last: Placement | null = null;
  for (const placement of placements) {
    if (placement.rank < rank && placement.end >= (last?.end ?? -Infinity)) last = placement;
  }
  return last;
}

/** When the last of an operation's materials is there. */
function latestCover(model: ScheduleModel): Map<Placement, { at: number; material: Material }> {
  const found = new Map<Placement, { at: number; material: Material }>();
  for (const { material, withdrawals } of supplyOf(model)) {
    for (const { placement, coveredAt } of withdrawals) {
      if (coveredAt > (found.get(placement)?.at ?? -Infinity)) found.set(placement, { at: coveredAt, material });
    }
  }
  return found;
}

/** The operation before each on its machine, with what is left of the changeover when it ends. */
function previousOnMachine(model: ScheduleModel): Map<Placement, Blocker> {
  const found = new Map<Placement, Blocker>();
  for (const machine of model.machines.values()) {
    let longest: Placement | null = null;
    let family: string | null = null;
    let free = 0;
    for (const placement of machine.queue) {
      if (longest !== null) {
        const until = longest.end;
        const changeover = Math.max(0, changeoverTime(machine, family, placement.operation.family) - free);
        const ready = placement.hours.nextOpen(machine.hours.after(until, changeover));
        found.set(placement, { cause: 'machine', by: longest, material: null, until, changeover, ready });
        free += machine.hours.openBetween(until, placement.start);
      }
      if (longest === null || placement.end >= longest.end) longest = placement;
      if (placement.operation.family === null) continue;
      family = placement.operation.family;
      free = 0;
    }
  }
  return found;
}

function previousOfPerson(model: ScheduleModel): Map<Placement, Placement> {
  const found = new Map<Placement, Placement>();
  for (const { queue } of model.people.values()) {
    let longest: Placement | null = null;
    for (const placement of queue) {
      if (longest !== null) found.set(placement, longest);
      if (longest === null || placement.end >= longest.end) longest = placement;
    }
  }
  return found;
}
