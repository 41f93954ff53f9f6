import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Roster } from '../content/roster-content.js';
import { roster } from '../content/roster-content.js';
import { recheckRoster } from './recheck-roster.js';
import { buildRosterModel } from './roster-model.js';

const dates = Array.from({ length: 16 }, (_, index) =>
  new Date(Date.UTC(2026, 10, 27 + index)).toISOString().slice(0, 10),
);
const windows = [
  ['06:00', '14:00'],
  ['13:00', '22:00'],
  ['22:00', '06:00'],
  ['08:00', '09:00'],
] as const;
const limits = { minRestHours: 11, maxHoursPerWeek: 30, maxConsecutiveDays: 2 };

const randomRoster = fc
  .record({
    shifts: fc.array(
      fc.record({ day: fc.nat(dates.length - 1), window: fc.nat(windows.length - 1), count: fc.nat(2) }),
      { minLength: 1, maxLength: 10 },
    ),
    pairs: fc.uniqueArray(fc.tuple(fc.nat(1), fc.nat(9)), { maxLength: 16, selector: ([a, b]) => `${a}-${b}` }),
    off: fc.array(fc.tuple(fc.nat(1), fc.nat(dates.length - 1)), { maxLength: 3 }),
  })
  .map(({ shifts, pairs, off }): Roster => ({
    timeZone: 'Asia/Taipei',
    rules: limits,
    people: [{ id: 'P0' }, { id: 'P1' }],
    shifts: shifts.map(({ day, window, count }, index) => {
      const [from, to] = windows[window] ?? windows[0];
      return { id: `S${index}`, date: dates[day] ?? '', from, to, count };
    }),
    assignments: pairs
      .filter(([, shift]) => shift < shifts.length)
      .map(([person, shift]) => ({ person: `P${person}`, shift: `S${shift}` })),
    requests: off.map(([person, day]) => ({ person: `P${person}`, date: dates[day] ?? '', wish: 'off' })),
  }));

/** Each breach as `constraint person amount`, by plain definitions over all pairs, days and weeks (Taipei has no change of clocks). */
function naive(source: Roster): string[] {
  const timed = source.shifts.map(({ id, date, from, to, count }) => {
    const begin = Date.parse(`${date}T${from}:00Z`) / 60_000;
    const end = Date.parse(`${date}T${to}:00Z`) / 60_000;
    return { id, date, count, begin, end: end > begin ? end : end + 1440 };
  });
  const found = timed.flatMap(({ id, count }) => {
    const lacking = count - source.assignments.filter(({ shift }) => shift === id).length;
    return lacking > 0 ? [`coverage - ${lacking}`] : [];
  });
  for (const { id: person } of source.people) {
    const own = timed
      .filter(({ id }) => source.assignments.some((it) => it.person === person && it.shift === id))
      .sort((a, b) => a.begin - b.begin || a.end - b.end);
    own.forEach((shift, index) => {
      const before = own.slice(0, index);
      const shared = Math.max(0, ...before.map(({ end }) => Math.min(end, shift.end) - shift.begin));
      const rested = Math.min(Infinity, ...before.map(({ end }) => shift.begin - end));
      if (shared > 0) found.push(`double-booking ${person} ${shared}`);
      if (rested >= 0 && rested < 660) found.push(`rest ${person} ${660 - rested}`);
    });
    for (const monday of ['2026-11-23', '2026-11-30', '2026-12-07']) {
      const from = Date.parse(monday);
      const inWeek = own.filter(({ date }) => Date.parse(date) >= from && Date.parse(date) < from + 7 * 86_400_000);
      const minutes = inWeek.reduce((sum, { begin, end }) => sum + end - begin, 0);
      if (minutes > 1800) found.push(`hours ${person} ${minutes - 1800}`);
    }
    let run = 0;
    for (const date of [...dates, 'after the last']) {
      const works = own.some((shift) => shift.date === date);
      if (!works && run > 2) found.push(`consecutive-days ${person} ${run - 2}`);
      run = works ? run + 1 : 0;
    }
    for (const request of source.requests ?? []) {
      if (request.person === person && own.some(({ date }) => date === request.date)) found.push(`request ${person} 1`);
    }
  }
  return found.sort();
}

describe('recheckRoster on random rosters', () => {
  it('finds what plain definitions find', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(randomRoster, (source) => {
        const found = recheckRoster(buildRosterModel(roster.parse(source)));
        found.forEach(({ constraint }) => seen.add(constraint));
        const short = found.map((it) => `${it.constraint} ${'person' in it ? it.person : '-'} ${it.amount}`);
        expect(short.sort()).toEqual(naive(source));
      }),
      { numRuns: 800 },
    );
    expect([...seen].sort()).toEqual(['consecutive-days', 'coverage', 'double-booking', 'hours', 'request', 'rest']);
  });
});
