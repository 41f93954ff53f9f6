import type { Roster } from '../content/roster-content.js';
import type { PersonGroup } from '../content/wire-values.js';
import { contentPointer } from '../model/undeclared-names.js';
import { windowInstants } from '../time/calendar-hours.js';
import { ZoneClock, day, dayNumber } from '../time/zone-clock.js';
import type { RosterGroundingViolation } from './roster-violation.js';

/** A shift; `begin` and `end` are epoch milliseconds, `day` counts local days since 1970-01-01. */
export interface Shift {
  id: string;
  day: number;
  begin: number;
  end: number;
  count: number;
  skills: readonly string[];
  /** How often each person is assigned to it. */
  assigned: Map<RosterPerson, number>;
}

/** A person and their shifts in order of begin, each once. */
export interface RosterPerson {
  id: string;
  skills: ReadonlySet<string>;
  groups: readonly PersonGroup[];
  /** Hours a week that the contract names, null without; no limit. */
  agreedHoursPerWeek: number | null;
  /** Those of the roster where the contract has none; null is no limit. */
  minRestHours: number | null;
  maxHoursPerWeek: number | null;
  maxConsecutiveDays: number | null;
  shifts: Shift[];
}

/** A wish to be off and the shifts that are worked all the same. */
export interface OffRequest {
  person: RosterPerson;
  date: string;
  pointer: string;
  refusedBy: Shift[];
}

/** A roster with its names resolved and its times as epoch milliseconds. */
export interface RosterModel {
  source: Roster;
  clock: ZoneClock;
  people: ReadonlyMap<string, RosterPerson>;
  shifts: ReadonlyMap<string, Shift>;
  requests: readonly OffRequest[];
  grounding: readonly RosterGroundingViolation[];
}

/** Resolves names and times of a parsed roster; what is not declared ends in `grounding`, nothing is thrown for it. */
export function buildRosterModel(source: Roster): RosterModel {
  const days = source.shifts.map(({ date }) => dayNumber(date));
  const first = days.reduce((low, at) => Math.min(low, at), Infinity);
  const last = days.reduce((high, at) => Math.max(high, at), -Infinity);
  const clock = new ZoneClock(source.timeZone, first * day, (last + 1) * day);
  const shifts = new Map(source.shifts.map((wire) => [wire.id, buildShift(wire, clock)]));
  const people = new Map(source.people.map((wire) => [wire.id, buildPerson(wire, source)]));
  const grounding: RosterGroundingViolation[] = [];
  const resolve: Resolve = (declared, reference, name, path, about = []) => {
    const value = declared.get(name);
    if (value !== undefined) return value;
    const pointer = contentPointer('roster', ...path);
    grounding.push({ constraint: 'grounding', reference, name, pointer, shifts: about, amount: 1, unit: 'references' });
    return null;
  };
  assignPeople(source, people, shifts, resolve);
  const requests = readRequests(source, people, shifts, resolve);
  noteStatements(source, people, shifts, resolve);
  return { source, clock, people, shifts, requests, grounding };
}

type Resolve = <T>(
  declared: ReadonlyMap<string, T>,
  reference: 'person' | 'shift',
  name: string,
  path: readonly (string | number)[],
  about?: string[],
) => T | null;

function buildShift(wire: Roster['shifts'][number], clock: ZoneClock): Shift {
  const at = dayNumber(wire.date);
  const { begin, end } = windowInstants(clock, at, wire);
  return { id: wire.id, day: at, begin, end, count: wire.count, skills: wire.skills ?? [], assigned: new Map() };
}

function buildPerson(wire: Roster['people'][number], { rules }: Roster): RosterPerson {
  const { id, skills, groups = [], contract } = wire;
  return {
    id,
    skills: new Set(skills),
    groups,
    agreedHoursPerWeek: contract?.hoursPerWeek ?? null,
    minRestHours: contract?.minRestHours ?? rules?.minRestHours ?? null,
    maxHoursPerWeek: contract?.maxHoursPerWeek ?? rules?.maxHoursPerWeek ?? null,
    maxConsecutiveDays: contract?.maxConsecutiveDays ?? rules?.maxConsecutiveDays ?? null,
    shifts: [],
  };
}

function assignPeople(
  source: Roster,
  people: ReadonlyMap<string, RosterPerson>,
  shifts: ReadonlyMap<string, Shift>,
  resolve: Resolve,
): void {
  source.assignments.forEach((assignment, index) => {
    const shift = resolve(shifts, 'shift', assignment.shift, ['assignments', index, 'shift'], [assignment.shift]);
    const person = resolve(people, 'person', assignment.person, ['assignments', index, 'person'], [assignment.shift]);
    if (shift === null || person === null) return;
    const times = shift.assigned.get(person) ?? 0;
    shift.assigned.set(person, times + 1);
    if (times === 0) person.shifts.push(shift);
  });
  for (const person of people.values()) person.shifts.sort((a, b) => a.begin - b.begin || a.end - b.end);
}

function readRequests(
  source: Roster,
  people: ReadonlyMap<string, RosterPerson>,
  shifts: ReadonlyMap<string, Shift>,
  resolve: Resolve,
): OffRequest[] {
  const requests: OffRequest[] = [];
  const byDay = new Map<RosterPerson, Map<number, Shift[]>>();
  source.requests?.forEach(({ person: name, date, shift: shiftName }, index) => {
    const person = resolve(people, 'person', name, ['requests', index, 'person']);
    const shift =
      shiftName === undefined ? undefined : resolve(shifts, 'shift', shiftName, ['requests', index, 'shift']);
    if (person === null || shift === null) return;
    const worked = byDay.get(person) ?? Map.groupBy(person.shifts, (it) => it.day);
    byDay.set(person, worked);
    const onDate = worked.get(shift?.day ?? dayNumber(date)) ?? [];
    const refusedBy = shift === undefined ? onDate : onDate.filter((it) => it === shift);
    requests.push({ person, date, pointer: contentPointer('roster', 'requests', index), refusedBy });
  });
  return requests;
}

/** Looks at the names in claims and reasons. */
function noteStatements(
  source: Roster,
  people: ReadonlyMap<string, RosterPerson>,
  shifts: ReadonlyMap<string, Shift>,
  resolve: Resolve,
): void {
  for (const name of Object.keys(source.claims?.hours ?? {}))
    resolve(people, 'person', name, ['claims', 'hours', name]);
  source.reasons?.forEach(({ person, shift }, index) => {
    const about = shift === undefined ? [] : [shift];
    resolve(people, 'person', person, ['reasons', index, 'person'], about);
    if (shift !== undefined) resolve(shifts, 'shift', shift, ['reasons', index, 'shift'], about);
  });
}
