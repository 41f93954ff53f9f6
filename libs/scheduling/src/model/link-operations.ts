import type { Schedule } from '../content/schedule-content.js';
import type { Material, Operation, Tool } from './schedule-model.js';
import type { UndeclaredNames } from './undeclared-names.js';

interface Declared {
  operations: ReadonlyMap<string, Operation>;
  machines: ReadonlyMap<string, unknown>;
  people: ReadonlyMap<string, unknown>;
  tools: ReadonlyMap<string, Tool>;
  materials: ReadonlyMap<string, Material>;
}

type Path = readonly (string | number)[];
type WireOperation = Schedule['jobs'][number]['operations'][number];

/** Fills in what operations refer to: predecessors, materials, tools, where the plan before has them; looks at the other names they use. */
export function linkOperations(source: Schedule, declared: Declared, names: UndeclaredNames): void {
  source.jobs.forEach((job, jobAt) => {
    job.operations.forEach((wire, at) => {
      const operation = declared.operations.get(wire.id);
      if (operation === undefined) return;
      const path = ['jobs', jobAt, 'operations', at];
      linkNeeds(operation, wire, path, declared, names);
      notePlace(wire.locked, [...path, 'locked'], wire.id, declared, names);
    });
  });
  linkFrozen(source, declared, names);
}

function linkNeeds(
  operation: Operation,
  wire: WireOperation,
  path: Path,
  declared: Declared,
  names: UndeclaredNames,
): void {
  const { machines, operations, materials, tools } = declared;
  wire.eligible.forEach(({ machine }, nth) => {
    if (!machines.has(machine)) names.note('machine', machine, [...path, 'eligible', nth, 'machine'], [wire.id]);
  });
  new Set(wire.after).forEach((name) => {
    const before =
      operations.get(name) ??
      names.note('operation', name, [...path, 'after', wire.after?.indexOf(name) ?? 0], [wire.id]);
    if (before !== null) operation.after.push(before);
  });
  wire.materials?.forEach(({ material: name, quantity }, nth) => {
    const material =
      materials.get(name) ?? names.note('material', name, [...path, 'materials', nth, 'material'], [wire.id]);
    if (material !== null) operation.materials.push({ material, quantity });
  });
  wire.tools?.forEach(({ tool: name, count }, nth) => {
    const tool = tools.get(name) ?? names.note('tool', name, [...path, 'tools', nth, 'tool'], [wire.id]);
    if (tool !== null) operation.tools.push({ tool, count: count ?? 1 });
  });
}

/** What starts in the plan before by the end of the frozen horizon stands there. */
function linkFrozen({ frozen }: Schedule, declared: Declared, names: UndeclaredNames): void {
  if (frozen === undefined) return;
  const until = Date.parse(frozen.until);
  frozen.assignments.forEach(({ operation: id, machine, person, start, end }, nth) => {
    const path = ['frozen', 'assignments', nth];
    const operation = declared.operations.get(id) ?? names.note('operation', id, [...path, 'operation'], [id]);
    notePlace({ machine, person }, path, id, declared, names);
    if (operation === null || Date.parse(start) >= until) return;
    operation.frozen = { machine, person: person ?? null, start: Date.parse(start), end: Date.parse(end) };
  });
}

function notePlace(
  place: { machine?: string | undefined; person?: string | undefined } | undefined,
  path: Path,
  operation: string,
  { machines, people }: Declared,
  names: UndeclaredNames,
): void {
  const { machine, person } = place ?? {};
  if (machine !== undefined && !machines.has(machine))
    names.note('machine', machine, [...path, 'machine'], [operation]);
  if (person !== undefined && !people.has(person)) names.note('person', person, [...path, 'person'], [operation]);
}
