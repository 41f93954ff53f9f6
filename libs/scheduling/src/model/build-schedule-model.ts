import type { Schedule } from '../content/schedule-content.js';
import { OpenHours } from '../time/open-hours.js';
import { ZoneClock, minute } from '../time/zone-clock.js';
import type { HoursOf, Suppositions } from './open-hours-by-calendar.js';
import { openHoursByCalendar } from './open-hours-by-calendar.js';
import { placeOperations } from './place-operations.js';
import { noteStatements } from './note-statements.js';
import { precedenceOrder } from './precedence-order.js';
import type { Job, Machine, Material, Operation, Person, ScheduleModel } from './schedule-model.js';
import { UndeclaredNames } from './undeclared-names.js';

/** Resolves names and times of a parsed schedule; what is not declared ends in `grounding`, nothing is thrown for it. */
export function buildScheduleModel(source: Schedule, suppositions: Suppositions = {}): ScheduleModel {
  const names = new UndeclaredNames();
  const start = Date.parse(source.start);
  const [from, last] = span(source, start);
  const until = Math.max(last, suppositions.until ?? last);
  const clock = new ZoneClock(source.timeZone, from, until);
  const hoursOf = openHoursByCalendar(source, clock, [from, until], names, suppositions);
  const machines = buildMachines(source, hoursOf, names, suppositions);
  const people = buildPeople(source, hoursOf);
  const materials = buildMaterials(source);
  let index = 0;
  const jobs = source.jobs.map((wire) => buildJob(wire, () => index++));
  const operations = new Map(jobs.flatMap((job) => job.operations.map((operation) => [operation.id, operation])));
  linkOperations(source, operations, machines, materials, names);
  const order = precedenceOrder([...operations.values()]);
  const placements = placeOperations(source, { operations, machines, people, position: order.position }, names);
  noteStatements(source, { operations, machines, people, jobs }, names);
  const lastEnd = placements.reduce((last, placement) => Math.max(last, placement.end), start);
  return {
    source,
    clock,
    start,
    lastEnd,
    until,
    machines,
    people,
    materials,
    jobs,
    operations,
    cycles: order.cycles,
    placements,
    grounding: names.found,
  };
}

/** The instants over which calendars are needed. */
function span(source: Schedule, start: number): [number, number] {
  let [from, to] = [start, start];
  for (const assignment of source.assignments) {
    from = Math.min(from, Date.parse(assignment.start));
    to = Math.max(to, Date.parse(assignment.start), Date.parse(assignment.end));
  }
  return [from, to];
}

function buildMachines(
  source: Schedule,
  hoursOf: HoursOf,
  names: UndeclaredNames,
  { outages }: Suppositions,
): Map<string, Machine> {
  const machines = new Map<string, Machine>();
  source.machines.forEach(({ id, calendar }, index) => {
    const out = outages?.get(id) ?? [];
    const inOrder = hoursOf(calendar, ['machines', index]);
    const hours = out.length === 0 ? inOrder : inOrder.without(new OpenHours(out));
    machines.set(id, { id, calendar: calendar ?? null, hours, changeovers: new Map(), queue: [] });
  });
  source.changeovers?.forEach((changeover, index) => {
    const name = changeover.machine;
    const machine = machines.get(name) ?? names.note('machine', name, ['changeovers', index, 'machine']);
    if (machine === null) return;
    const row = machine.changeovers.get(changeover.from) ?? new Map<string, number>();
    machine.changeovers.set(changeover.from, row.set(changeover.to, Math.round(changeover.minutes * minute)));
  });
  return machines;
}

function buildPeople(source: Schedule, hoursOf: HoursOf): Map<string, Person> {
  const people = (source.people ?? []).map((person, index): [string, Person] => {
    const { id, calendar, groups = [] } = person;
    const hours = hoursOf(calendar, ['people', index]);
    return [id, { id, calendar: calendar ?? null, hours, skills: new Set(person.skills), groups, queue: [] }];
  });
  return new Map(people);
}

function buildMaterials(source: Schedule): Map<string, Material> {
  const materials = (source.materials ?? []).map(({ id, onHand, arrivals = [] }): [string, Material] => {
    const ascending = arrivals
      .map(({ at, quantity }) => ({ at: Date.parse(at), quantity }))
      .sort((a, b) => a.at - b.at);
    return [id, { id, onHand, arrivals: ascending }];
  });
  return new Map(materials);
}

function buildJob(wire: Schedule['jobs'][number], nextIndex: () => number): Job {
  const job: Job = {
    id: wire.id,
    customer: wire.customer ?? null,
    priority: wire.priority ?? null,
    releaseAt: wire.releaseAt === undefined ? null : Date.parse(wire.releaseAt),
    dueAt: wire.dueAt === undefined ? null : Date.parse(wire.dueAt),
    operations: [],
  };
  job.operations = wire.operations.map(({ id, eligible, family, skills }) => ({
    id,
    index: nextIndex(),
    job,
    family: family ?? null,
    skills: skills ?? [],
    eligible: new Map(eligible.map(({ machine, minutes }) => [machine, Math.round(minutes * minute)])),
    after: [],
    materials: [],
    placement: null,
    assignments: 0,
  }));
  return job;
}

/** Fills in what operations refer to: predecessors and materials; looks at the machines they name. */
function linkOperations(
  source: Schedule,
  operations: ReadonlyMap<string, Operation>,
  machines: ReadonlyMap<string, Machine>,
  materials: ReadonlyMap<string, Material>,
  names: UndeclaredNames,
): void {
  source.jobs.forEach((job, jobAt) => {
    job.operations.forEach((wire, at) => {
      const operation = operations.get(wire.id);
      if (operation === undefined) return;
      const path = ['jobs', jobAt, 'operations', at];
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
    });
  });
}
