import type { NumberedFinding } from '../ordered-findings.js';
import type { Roster } from '@countersign/scheduling';

export type RosterShift = Roster['shifts'][number];

/** What a person works on a date, and the findings that concern it. */
export interface RosterCell {
  shifts: RosterShift[];
  wish: boolean;
  findings: NumberedFinding[];
}

export interface RosterModel {
  /** Dates `YYYY-MM-DD`, every day from the first shift to the last. */
  dates: string[];
  cell: (person: string, date: string) => RosterCell | null;
  cover: (date: string) => { given: number; needed: number };
  hours: (person: string) => number;
}

const key = (person: string, date: string) => `${person}\n${date}`;

function lengthOf({ from, to }: RosterShift): number {
  const minutes = (time: string) => {
    const [hours = 0, rest = 0] = time.split(':').map(Number);
    return hours * 60 + rest;
  };
  const length = minutes(to) - minutes(from);
  return (length > 0 ? length : length + 1440) / 60;
}

function datesOf(shifts: readonly RosterShift[]): string[] {
  const sorted = shifts.map(({ date }) => date).sort();
  const dates: string[] = [];
  const last = Date.parse(sorted.at(-1) ?? '');
  for (let at = Date.parse(sorted[0] ?? ''); at <= last; at += 86_400_000)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}

/**
 * The assignments (`person\nshift`) that a finding's ids name: those of the named people on the named shifts. Without a
 * named person, the people who work all of the named shifts, or everybody on them when nobody does.
 */
function concerned(ids: readonly string[], roster: Roster): Set<string> {
  const people = new Set(roster.people.map(({ id }) => id));
  const named = ids.filter((id) => people.has(id));
  const shifts = new Set(ids.filter((id) => !people.has(id)));
  const touching = roster.assignments.filter(
    ({ person, shift }) => (named.length === 0 || named.includes(person)) && (shifts.size === 0 || shifts.has(shift)),
  );
  const worked = Map.groupBy(touching, ({ person }) => person);
  const all = [...worked.values()].filter((own) => own.length === shifts.size).flat();
  const chosen = named.length === 0 && all.length > 0 ? all : touching;
  return new Set(chosen.map(({ person, shift }) => key(person, shift)));
}

/** A roster by person and date, with the findings on each assignment. */
export function rosterModel(roster: Roster, findings: readonly NumberedFinding[]): RosterModel {
  const shiftOf = new Map(roster.shifts.map((shift) => [shift.id, shift]));
  const placed = findings.flatMap((finding) =>
    finding.place?.kind === 'operation' ? [{ finding, on: concerned(finding.place.ids, roster) }] : [],
  );
  const cells = new Map<string, RosterCell>();
  const given = new Map<string, number>();
  const hours = new Map<string, number>();
  const cellOf = (person: string, date: string): RosterCell => {
    const cell = cells.get(key(person, date)) ?? { shifts: [], wish: false, findings: [] };
    cells.set(key(person, date), cell);
    return cell;
  };
  for (const { person, shift: id } of roster.assignments) {
    const shift = shiftOf.get(id);
    if (!shift) continue;
    const cell = cellOf(person, shift.date);
    cell.shifts.push(shift);
    for (const { finding, on } of placed) {
      if (on.has(key(person, id)) && !cell.findings.includes(finding)) cell.findings.push(finding);
    }
    given.set(shift.date, (given.get(shift.date) ?? 0) + 1);
    hours.set(person, (hours.get(person) ?? 0) + lengthOf(shift));
  }
  for (const { person, date } of roster.requests ?? []) cellOf(person, date).wish = true;
  const needed = new Map<string, number>();
  for (const { date, count } of roster.shifts) needed.set(date, (needed.get(date) ?? 0) + count);
  return {
    dates: datesOf(roster.shifts),
    cell: (person, date) => cells.get(key(person, date)) ?? null,
    cover: (date) => ({ given: given.get(date) ?? 0, needed: needed.get(date) ?? 0 }),
    hours: (person) => hours.get(person) ?? 0,
  };
}
