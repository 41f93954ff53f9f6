import type { Schedule } from '../content/schedule-content.js';
import { OpenHours } from '../time/open-hours.js';
import { ZoneClock, minute } from '../time/zone-clock.js';
import type { HoursOf, Suppositions } from './open-hours-by-calendar.js';
import { openHoursByCalendar } from './open-hours-by-calendar.js';
import { buildJobs } from './build-jobs.js';
import { linkOperations } from './link-operations.js';
import { placeOperations } from './place-operations.js';
import { noteStatements } from './note-statements.js';
import { precedenceOrder } from './precedence-order.js';
import type { Machine, Material, Person, ScheduleModel, Tool } from './schedule-model.js';
import { UndeclaredNames } from './undeclared-names.js';

/** Resolves names and times of a parsed schedule; what is not declared ends in `grounding`, nothing is thrown for it. */
export function buildScheduleModel(source: Schedule, suppositions: Suppositions = {}): ScheduleModel {
  const names = new UndeclaredNames(source);
  const start = Date.parse(source.start);
  const [from, last] = span(source, start);
  const until = Math.max(last, suppositions.until ?? last);
  const clock = new ZoneClock(source.timeZone, from, until);
  const hoursOf = openHoursByCalendar(source, clock, [from, until], names, suppositions);
  const machines = buildMachines(source, hoursOf, names, suppositions);
  const people = buildPeople(source, hoursOf);
  const tools = buildTools(source, hoursOf);
  const materials = buildMaterials(source);
  const jobs = buildJobs(source, names);
  const operations = new Map(jobs.flatMap((job) => job.operations.map((operation) => [operation.id, operation])));
  linkOperations(source, { operations, machines, people, tools, materials }, names);
  const { position, cycles } = precedenceOrder([...operations.values()]);
  const placements = placeOperations(source, { operations, machines, people, jobs, position }, names);
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
    tools,
    materials,
    jobs,
    operations,
    frozenUntil: source.frozen === undefined ? -Infinity : Date.parse(source.frozen.until),
    cycles,
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
  source.machines.forEach(({ id, calendar, batch }, index) => {
    const out = outages?.get(id) ?? [];
    const inOrder = hoursOf(calendar, ['machines', index]);
    const hours = out.length === 0 ? inOrder : inOrder.without(new OpenHours(out));
    const bounds = batch === undefined ? null : { capacity: batch.capacity, minimum: batch.minimum ?? 0 };
    machines.set(id, { id, calendar: calendar ?? null, hours, changeovers: new Map(), batch: bounds, queue: [] });
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

function buildTools(source: Schedule, hoursOf: HoursOf): Map<string, Tool> {
  const tools = (source.tools ?? []).map(({ id, count, calendar }, index): [string, Tool] => {
    const hours = hoursOf(calendar, ['tools', index]);
    return [id, { id, count: count ?? 1, calendar: calendar ?? null, hours, queue: [] }];
  });
  return new Map(tools);
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
