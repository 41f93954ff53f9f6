import type { Schedule } from '../content/schedule-content.js';
import type { OpenHours } from '../time/open-hours.js';
import { alwaysOpen } from '../time/open-hours.js';
import type { Machine, Operation, Person, Placement } from './schedule-model.js';
import type { UndeclaredNames } from './undeclared-names.js';

interface Declared {
  operations: ReadonlyMap<string, Operation>;
  machines: ReadonlyMap<string, Machine>;
  people: ReadonlyMap<string, Person>;
  /** Place in precedence order by index of the operation. */
  position: readonly number[];
}

/** Puts every known operation where its first assignment says, ranks the placements and fills the queues in that order. */
export function placeOperations(source: Schedule, declared: Declared, names: UndeclaredNames): Placement[] {
  const placements: Placement[] = [];
  const hoursOf = sharedHours();
  source.assignments.forEach((assignment, index) => {
    const { operation: id, machine: machineId, person: personId = null } = assignment;
    const note = (reference: 'operation' | 'machine' | 'person', name: string) =>
      names.note(reference, name, ['assignments', index, reference], [id]);
    const operation = declared.operations.get(id) ?? note('operation', id);
    const machine = declared.machines.get(machineId) ?? note('machine', machineId);
    const person = personId === null ? null : (declared.people.get(personId) ?? note('person', personId));
    if (operation === null) return;
    operation.assignments += 1;
    if (operation.placement !== null) return;
    const start = Date.parse(assignment.start);
    const statedEnd = Date.parse(assignment.end);
    operation.placement = {
      operation,
      machineId,
      machine,
      personId,
      person,
      start,
      statedEnd,
      end: Math.max(start, statedEnd),
      needed: operation.eligible.get(machineId) ?? null,
      hours: hoursOf(machine?.hours ?? alwaysOpen, person?.hours ?? alwaysOpen),
      rank: 0,
      assignment: index,
    };
    placements.push(operation.placement);
  });
  const position = (placement: Placement) => declared.position[placement.operation.index] ?? 0;
  placements.sort((a, b) => a.start - b.start || a.end - b.end || position(a) - position(b));
  placements.forEach((placement, rank) => {
    placement.rank = rank;
    placement.machine?.queue.push(placement);
    placement.person?.queue.push(placement);
  });
  return placements;
}

/** Intersects hours once for every pair of calendars, however many operations use it. */
function sharedHours(): (machine: OpenHours, person: OpenHours) => OpenHours {
  const pairs = new Map<OpenHours, Map<OpenHours, OpenHours>>();
  return (machine, person) => {
    if (machine === person || person === alwaysOpen) return machine;
    if (machine === alwaysOpen) return person;
    const row = pairs.get(machine) ?? new Map<OpenHours, OpenHours>();
    pairs.set(machine, row);
    const both = row.get(person) ?? machine.intersect(person);
    row.set(person, both);
    return both;
  };
}
