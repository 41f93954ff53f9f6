import type { Schedule } from '../content/schedule-content.js';
import { alwaysOpen } from '../time/open-hours.js';
import { sharedHours } from '../time/shared-hours.js';
import { formBatches } from './batches.js';
import type { Job, Machine, Operation, Person, Placement } from './schedule-model.js';
import type { UndeclaredNames } from './undeclared-names.js';

interface Declared {
  operations: ReadonlyMap<string, Operation>;
  machines: ReadonlyMap<string, Machine>;
  people: ReadonlyMap<string, Person>;
  jobs: readonly Job[];
  /** Place in precedence order by index of the operation. */
  position: readonly number[];
}

/** Puts every known operation where its first assignment says, ranks the placements, and fills queues and batches in that order. */
export function placeOperations(source: Schedule, declared: Declared, names: UndeclaredNames): Placement[] {
  const placements: Placement[] = [];
  const hoursOf = sharedHours();
  const jobs = new Set(declared.jobs.map(({ id }) => id));
  source.assignments.forEach((assignment, index) => {
    const { operation: id, machine: machineId, person: personId = null, job: statedJob } = assignment;
    const note = (reference: 'operation' | 'machine' | 'person' | 'job', name: string) =>
      names.note(reference, name, ['assignments', index, reference], [id]);
    const operation = declared.operations.get(id) ?? note('operation', id);
    const machine = declared.machines.get(machineId) ?? note('machine', machineId);
    const person = personId === null ? null : (declared.people.get(personId) ?? note('person', personId));
    if (statedJob !== undefined && !jobs.has(statedJob)) note('job', statedJob);
    else if (statedJob !== undefined && operation !== null && operation.job.id !== statedJob)
      names.noteOtherJob(statedJob, operation.job.id, ['assignments', index, 'job'], id);
    if (operation === null) return;
    operation.assignments += 1;
    if (operation.placement !== null) return;
    const start = Date.parse(assignment.start);
    const statedEnd = Date.parse(assignment.end);
    const toolHours = operation.tools.map(({ tool }) => tool.hours);
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
      hours: hoursOf(machine?.hours ?? alwaysOpen, person?.hours ?? alwaysOpen, ...toolHours),
      quantity: assignment.quantity ?? null,
      batch: null,
      rank: 0,
      assignment: index,
    };
    placements.push(operation.placement);
  });
  rankAndQueue(placements, declared.position);
  for (const machine of declared.machines.values()) if (machine.batch !== null) formBatches(machine, hoursOf);
  return placements;
}

function rankAndQueue(placements: Placement[], places: readonly number[]): void {
  const position = (placement: Placement) => places[placement.operation.index] ?? 0;
  placements.sort((a, b) => a.start - b.start || a.end - b.end || position(a) - position(b));
  placements.forEach((placement, rank) => {
    placement.rank = rank;
    placement.machine?.queue.push(placement);
    placement.person?.queue.push(placement);
    for (const { tool, count } of placement.operation.tools) tool.queue.push({ placement, count });
  });
}
