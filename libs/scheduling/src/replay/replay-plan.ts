import { changeoverTime } from '../constraints/changeover.js';
import { isHeld } from '../constraints/displaced.js';
import type { Machine, Material, Person, Placement, ScheduleModel, Tool } from '../model/schedule-model.js';
import { alwaysOpen, type OpenHours } from '../time/open-hours.js';
import { sharedHours } from '../time/shared-hours.js';
import { materialSupplier } from './material-supplier.js';
import type { Sequenced, SequencedUnit } from './sequence-order.js';

/** One operation of a replay; milliseconds. */
export interface ReplayStep {
  placement: Placement;
  machineId: string;
  work: number;
  /** A material that never comes. */
  missing: Material | null;
  /** Changeover before it, whole; of a batch only with its first. */
  changeover: number;
}

/** What a machine does at a time, with all that does not depend on when the others run; milliseconds. */
export interface ReplayUnit {
  /** Places of its first step, and behind its last. */
  from: number;
  to: number;
  /** When machine, people and tools are all open. */
  hours: OpenHours;
  machineHours: OpenHours;
  /** No start before: start of the schedule, release, material, frozen horizon. Infinity where material never comes. */
  floor: number;
  /** Where it has to start exactly, null where it is free, and the operation that is locked or frozen. */
  held: { at: number; operation: string } | null;
  /** Places of the steps it follows by precedence. */
  after: readonly number[];
  /** Numbers of machine, people and tools. */
  machine: number;
  people: readonly number[];
  tools: readonly { tool: number; count: number }[];
  /** Changeover before it, whole, and whether it sets the machine up. */
  changeover: number;
  setsUp: boolean;
}

/** Units in the order in which they are placed, and their steps in that order. */
export interface ReplayPlan {
  steps: readonly ReplayStep[];
  units: readonly ReplayUnit[];
  machines: number;
  people: number;
  /** Pieces by number of the tool. */
  tools: readonly number[];
}

/** Prepares a replay: material and tools are given out in this order, people work in this order; `floors` by operation are kept, too. */
export function replayPlan(
  model: ScheduleModel,
  order: readonly SequencedUnit[],
  floors: ReadonlyMap<string, number> = new Map(),
): ReplayPlan {
  const flat = order.flat();
  const place = new Map(flat.map(({ placement }, at) => [placement.operation, at]));
  const [machineAt, personAt, toolAt] = [new Map<string, number>(), new Map<Person, number>(), new Map<Tool, number>()];
  const families = new Map<string, string>();
  const hoursOf = sharedHours();
  const supply = materialSupplier();
  const steps: ReplayStep[] = [];
  const units = order.map((unit): ReplayUnit => {
    const from = steps.length;
    const machineId = unit[0]?.machine ?? '';
    const machine = model.machines.get(machineId) ?? null;
    const placements = unit.map(({ placement }) => placement);
    const family = placements.find(({ operation }) => operation.family !== null)?.operation.family ?? null;
    const changeover = changeoverOf(machine, families.get(machineId) ?? null, family);
    if (family !== null) families.set(machineId, family);
    let floor = model.start;
    for (const sequenced of unit) {
      const { step, notBefore } = stepOf(model, sequenced, supply, floors);
      floor = Math.max(floor, notBefore);
      steps.push({ ...step, changeover: steps.length === from ? changeover : 0 });
    }
    const held = heldBy(unit);
    const toolsOf = placements.flatMap(({ operation }) => operation.tools);
    const people = new Set(placements.flatMap(({ person }) => person ?? []));
    const machineHours = machine?.hours ?? alwaysOpen;
    return {
      from,
      to: steps.length,
      hours: hoursOf(machineHours, ...[...people, ...toolsOf.map(({ tool }) => tool)].map(({ hours }) => hours)),
      machineHours,
      floor: Math.max(floor, held?.at ?? floor),
      held,
      after: placements.flatMap(({ operation }) => precedingPlaces(operation.after, place, from, steps.length)),
      machine: numberOf(machineAt, machineId),
      people: [...people].map((person) => numberOf(personAt, person)),
      tools: toolsOf.map(({ tool, count }) => ({ tool: numberOf(toolAt, tool), count })),
      changeover,
      setsUp: family !== null,
    };
  });
  const tools = [...toolAt.keys()].map(({ count }) => count);
  return { steps, units, machines: machineAt.size, people: personAt.size, tools };
}

function stepOf(
  model: ScheduleModel,
  { placement, machine: machineId }: Sequenced,
  supply: ReturnType<typeof materialSupplier>,
  floors: ReadonlyMap<string, number>,
): { step: Omit<ReplayStep, 'changeover'>; notBefore: number } {
  const { operation, hours, start, end } = placement;
  const material = supply(placement);
  const work = operation.eligible.get(machineId) ?? hours.openBetween(start, end);
  // What breaks the frozen horizon already is a finding of the re-check, and may stay there.
  const thawed = operation.frozen === null ? Math.min(model.frozenUntil, start) : -Infinity;
  const notBefore = Math.max(
    operation.job.releaseAt ?? model.start,
    thawed,
    material.at,
    floors.get(operation.id) ?? -Infinity,
  );
  return { step: { placement, machineId, work, missing: material.missing }, notBefore };
}

/** What is locked or frozen stands still; what does not stand there anyway is a finding of the re-check, and free. */
function heldBy(unit: SequencedUnit): ReplayUnit['held'] {
  const found = unit.find(({ placement, machine }) => machine === placement.machineId && isHeld(placement))?.placement;
  return found === undefined ? null : { at: found.start, operation: found.operation.id };
}

/** Those of its own batch do not hold each other up. */
function precedingPlaces<Key>(
  before: readonly Key[],
  place: ReadonlyMap<Key, number>,
  from: number,
  to: number,
): number[] {
  return before.map((it) => place.get(it) ?? -1).filter((at) => at >= 0 && (at < from || at >= to));
}

function numberOf<T>(known: Map<T, number>, key: T): number {
  const found = known.get(key) ?? known.size;
  known.set(key, found);
  return found;
}

function changeoverOf(machine: Machine | null, from: string | null, to: string | null): number {
  return machine === null ? 0 : changeoverTime(machine, from, to);
}
