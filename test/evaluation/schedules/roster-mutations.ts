import type { Roster, RosterConstraint } from '@countersign/scheduling';
import type { Mutation } from './mutation.ts';

type Assignment = Roster['assignments'][number];

const hour = 3_600_000;

function times(roster: Roster, id: string) {
  const shift = roster.shifts.find((it) => it.id === id);
  if (!shift) throw new Error(`${id} is not declared.`);
  const begin = Date.parse(`${shift.date}T${shift.from}:00Z`);
  const sameDay = Date.parse(`${shift.date}T${shift.to}:00Z`);
  return { shift, date: shift.date, begin, end: sameDay <= begin ? sameDay + 24 * hour : sameDay };
}

const workOf = (roster: Roster, person: string) =>
  roster.assignments.filter((it) => it.person === person).map((it) => times(roster, it.shift));

function contractOf(roster: Roster, person: string) {
  const found = roster.people.find(({ id }) => id === person);
  if (!found) throw new Error(`${person} is not declared.`);
  found.contract ??= {};
  return found.contract;
}

/** Days in a row with a shift, up to a day and beyond it. */
function runAround(roster: Roster, person: string, date: string): number {
  const days = new Set(workOf(roster, person).map((it) => Date.parse(it.date) / (24 * hour)));
  const day = Date.parse(date) / (24 * hour);
  let [from, to] = [day, day];
  while (days.has(from - 1)) from -= 1;
  while (days.has(to + 1)) to += 1;
  return to - from + 1;
}

/** All ways to break a roster, of every kind of rule. The place is a shift. */
export const rosterMutations: readonly Mutation<Roster, Assignment, RosterConstraint>[] = [
  {
    kind: 'coverage',
    how: 'somebody taken off',
    spoil(roster, own) {
      const { shift } = times(roster, own.shift);
      const given = roster.assignments.filter((it) => it.shift === own.shift).length;
      if (given !== shift.count) return null;
      roster.assignments = roster.assignments.filter((it) => it !== own);
      return { operation: own.shift, amount: 1 };
    },
  },
  {
    kind: 'skill',
    how: 'a skill that nobody has',
    spoil(roster, own) {
      times(roster, own.shift).shift.skills?.push('surgeon');
      return { operation: own.shift, amount: 1 };
    },
  },
  {
    kind: 'double-booking',
    how: 'two shifts at once',
    spoil(roster, own) {
      const { begin, end } = times(roster, own.shift);
      const rival = roster.shifts.find(({ id }) => {
        const it = times(roster, id);
        return id !== own.shift && it.begin < end && it.end > begin;
      });
      roster.assignments.push({ person: own.person, shift: rival?.id ?? own.shift });
      return { operation: own.shift };
    },
  },
  {
    kind: 'rest',
    how: 'the next shift too early',
    spoil(roster, own) {
      const { end } = times(roster, own.shift);
      const next = roster.shifts.find(({ id }) => {
        const it = times(roster, id);
        return it.begin >= end && it.begin < end + 11 * hour;
      });
      if (!next) return null;
      roster.assignments.push({ person: own.person, shift: next.id });
      return { operation: next.id };
    },
  },
  {
    kind: 'hours',
    how: 'fewer hours allowed',
    spoil(roster, own) {
      const monday = (date: string) => {
        const day = Date.parse(date) / (24 * hour);
        return day - ((day + 3) % 7);
      };
      const { date } = times(roster, own.shift);
      const week = workOf(roster, own.person).filter((it) => monday(it.date) === monday(date));
      const hours = week.reduce((sum, it) => sum + (it.end - it.begin) / hour, 0);
      contractOf(roster, own.person).maxHoursPerWeek = hours - 1;
      return { operation: own.shift, amount: 60 };
    },
  },
  {
    kind: 'consecutive-days',
    how: 'fewer days in a row allowed',
    spoil(roster, own) {
      const run = runAround(roster, own.person, times(roster, own.shift).date);
      if (run < 2) return null;
      contractOf(roster, own.person).maxConsecutiveDays = run - 1;
      return { operation: own.shift, amount: 1 };
    },
  },
  {
    kind: 'request',
    how: 'a wish refused',
    spoil(roster, own) {
      const { date } = times(roster, own.shift);
      roster.requests = [{ person: own.person, date, wish: 'off' }];
      return { operation: own.shift, amount: 1 };
    },
  },
  {
    kind: 'grounding',
    how: 'an invented person',
    spoil(_, own, draw) {
      own.person = `Nobody ${draw(1000)}`;
      return { operation: own.shift, amount: 1 };
    },
  },
  {
    kind: 'claim',
    how: 'fewer short shifts claimed',
    spoil(roster) {
      roster.claims = { uncoveredShifts: (roster.claims?.uncoveredShifts ?? 0) + 1 };
      return { operation: null, amount: 1 };
    },
  },
];
