import { describe, expect, it } from '@jest/globals';
import { roster, type Roster } from '../content/roster-content.js';
import type { DataFault } from './data-fault.js';
import { rosterDataFaults } from './roster-data-faults.js';

const two = (number: number) => String(number).padStart(2, '0');

function faultsOf(change: (roster: Roster) => void): DataFault[] {
  const book: Roster = {
    timeZone: 'Asia/Taipei',
    people: Array.from({ length: 12 }, (_, nth) => ({
      id: `P${two(nth)}`,
      skills: ['press'],
      contract: { hoursPerWeek: nth % 3 === 0 ? 20 : 40 },
    })),
    shifts: Array.from({ length: 14 }, (_, nth) => ({
      id: `S${two(nth)}`,
      date: `2026-12-${two(nth + 1)}`,
      from: '08:00',
      to: '16:00',
      count: 2,
      skills: ['press'],
    })),
    assignments: [],
    requests: [{ person: 'P01', date: '2026-12-03', wish: 'off' }],
  };
  change(book);
  return rosterDataFaults(roster.parse(book));
}

describe('the master data of a roster', () => {
  it('has no fault where nothing is doubtful, also with two kinds of contract', () => {
    expect(faultsOf(() => undefined)).toEqual([]);
  });

  it.each<[string, (book: Roster) => void, Partial<DataFault>]>([
    [
      'a person under two names',
      (book) => book.people.push({ id: 'p-1', skills: ['press'], contract: { hoursPerWeek: 40 } }),
      { kind: 'near-duplicate', names: ['P01', 'p-1'] },
    ],
    [
      'a person without a contract',
      (book) => book.people[4] && delete book.people[4].contract,
      { kind: 'missing-field', field: 'contract', names: ['P04'], present: 11 },
    ],
    [
      'a skill that nobody has',
      (book) => book.shifts.slice(0, 2).forEach((it) => (it.skills = ['Press'])),
      { kind: 'missing-skill', skill: 'Press', operations: ['S00', 'S01'] },
    ],
    [
      'a wish that is there twice',
      (book) => book.requests?.push({ person: 'P01', date: '2026-12-03', wish: 'off' }),
      { kind: 'repeated-record', table: 'requests', names: ['P01: 2026-12-03'] },
    ],
    [
      'agreed hours of another unit',
      (book) => book.people[5] && (book.people[5].contract = { hoursPerWeek: 0.5 }),
      { kind: 'unit-suspect', field: 'hoursPerWeek', name: 'P05' },
    ],
  ])('shows %s', (_name, change, expected) => {
    expect(faultsOf(change)).toContainEqual(expect.objectContaining(expected));
  });
});
