import { changeoverTime } from '../constraints/changeover.js';
import type { Machine, Material, Person, Placement, ScheduleModel } from '../model/schedule-model.js';
import { alwaysOpen, type OpenHours } from '../time/open-hours.js';
import type { Sequenced } from './sequence-order.js';

/** One operation of a replay, with all that does not depend on when the others run; milliseconds. */
export interface ReplayStep {
  placement: Placement;
  machineId: string;
  /** When machine and person are both open. */
  hours: OpenHours;
  machineHours: OpenHours;
  work: number;
  /** No start before: start of the schedule, release, material. Infinity where the material never comes. */
  floor: number;
  /** The material that sets `floor` to Infinity. */
  missing: Material | null;
  /** Places of the steps it follows by precedence. */
  after: readonly number[];
  /** Numbers of machine and person, -1 without a person. */
  machine: number;
  person: number;
  /** Changeover before it, whole, and whether it sets the machine up. */
  changeover: number;
  setsUp: boolean;
}

/** Steps in the order in which they are placed. */
export interface ReplayPlan {
  steps: readonly ReplayStep[];
  machines: number;
  people: number;
}

/** Prepares a replay: material is given out in this order, people work in this order. */
export function replayPlan(model: ScheduleModel, order: readonly Sequenced[]): ReplayPlan {
  const place = new Map(order.map(({ placement }, at) => [placement.operation, at]));
  const machineAt = new Map<string, number>();
  const personAt = new Map<Person, number>();
  const families = new Map<string, string>();
  const supply = supplier();
  const hoursOf = intersections();
  const numberOf = <T>(known: Map<T, number>, key: T) => {
    const found = known.get(key) ?? known.size;
    known.set(key, found);
    return found;
  };
  const steps = order.map(({ placement, machine: machineId }): ReplayStep => {
    const { operation, person } = placement;
    const machine = model.machines.get(machineId) ?? null;
    const material = supply(placement);
    const machineHours = machine?.hours ?? alwaysOpen;
    const from = families.get(machineId) ?? null;
    if (operation.family !== null) families.set(machineId, operation.family);
    return {
      placement,
      machineId,
      hours: hoursOf(machineHours, person?.hours ?? alwaysOpen),
      machineHours,
      work: operation.eligible.get(machineId) ?? placement.hours.openBetween(placement.start, placement.end),
      floor: Math.max(model.start, operation.job.releaseAt ?? model.start, material.at),
      missing: material.missing,
      after: operation.after.map((it) => place.get(it) ?? -1).filter((at) => at >= 0),
      machine: numberOf(machineAt, machineId),
      person: person === null ? -1 : numberOf(personAt, person),
      changeover: changeoverOf(machine, from, operation.family),
      setsUp: operation.family !== null,
    };
  });
  return { steps, machines: machineAt.size, people: personAt.size };
}

function changeoverOf(machine: Machine | null, from: string | null, to: string | null): number {
  return machine === null ? 0 : changeoverTime(machine, from, to);
}

/** Gives material out: from when on stock and arrivals cover an operation and all those that were asked for before it. */
function supplier(): (placement: Placement) => { at: number; missing: Material | null } {
  const taken = new Map<Material, number>();
  const covered = new Map<Material, { at: number; quantity: number; next: number }>();
  return ({ operation }) => {
    let at = -Infinity;
    let missing: Material | null = null;
    for (const { material, quantity } of operation.materials) {
      const sum = (taken.get(material) ?? 0) + quantity;
      taken.set(material, sum);
      const mark = covered.get(material) ?? { at: -Infinity, quantity: material.onHand, next: 0 };
      covered.set(material, mark);
      // The same slack as the re-check: sums of decimals.
      while (mark.quantity + 1e-9 * Math.max(1, sum) < sum && mark.at < Infinity) {
        const arrival = material.arrivals[mark.next];
        mark.at = arrival?.at ?? Infinity;
        mark.quantity += arrival?.quantity ?? 0;
        mark.next += 1;
      }
      if (mark.at === Infinity) missing ??= material;
      at = Math.max(at, mark.at);
    }
    return { at, missing };
  };
}

/** Intersects every pair of hours once. */
function intersections(): (machine: OpenHours, person: OpenHours) => OpenHours {
  const known = new Map<OpenHours, Map<OpenHours, OpenHours>>();
  return (machine, person) => {
    if (person === alwaysOpen || machine === person) return machine;
    if (machine === alwaysOpen) return person;
    const row = known.get(machine) ?? new Map<OpenHours, OpenHours>();
    known.set(machine, row);
    const both = row.get(person) ?? machine.intersect(person);
    row.set(person, both);
    return both;
  };
}
