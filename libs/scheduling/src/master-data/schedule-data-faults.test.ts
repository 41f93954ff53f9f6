import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from '../content/schedule-content.js';
import { local, parsedOrderBook } from '../testing/order-book.js';
import type { DataFault } from './data-fault.js';
import { scheduleDataFaults } from './schedule-data-faults.js';

type Job = Schedule['jobs'][number];

const faultsOf = (change: (book: Schedule) => void) => scheduleDataFaults(parsedOrderBook(change));
function job(book: Schedule, nth: number): Job {
  const found = book.jobs[nth];
  if (found === undefined) throw new Error('no such order');
  return found;
}
function operation(book: Schedule, nth: number): Job['operations'][number] {
  const [found] = job(book, nth).operations;
  if (found === undefined) throw new Error('no such operation');
  return found;
}

describe('master data in which nothing is doubtful', () => {
  it('has no fault', () => {
    expect(faultsOf(() => undefined)).toEqual([]);
  });

  it('has none either when orders are of very different size, and times go with it', () => {
    const sized = faultsOf((book) =>
      book.jobs.forEach((it, nth) => {
        it.quantity = nth === 7 ? 20_000 : 10 + nth;
        for (const { eligible } of it.operations) for (const choice of eligible) choice.minutes = 2 * it.quantity;
        for (const step of it.operations) step.materials = [{ material: 'steel', quantity: 3 * it.quantity }];
      }),
    );
    expect(sized.map((it) => ('field' in it ? `${it.kind} ${it.field}` : it.kind))).toEqual([
      'unit-suspect jobQuantity',
    ]);
  });

  it('has none whatever the times of operations are between 10 and 99', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 10, max: 99 }), { minLength: 40, maxLength: 40 }), (minutes) => {
        const found = faultsOf((book) =>
          minutes.forEach((value, nth) => operation(book, nth).eligible.forEach((it) => (it.minutes = value))),
        );
        expect(found).toEqual([]);
      }),
    );
  });
});

describe('a fault in master data', () => {
  it.each<[string, (book: Schedule) => void, Partial<DataFault>]>([
    [
      'seconds for minutes',
      (book) => operation(book, 4).eligible.forEach((it) => (it.minutes *= 60)),
      { kind: 'unit-suspect', name: 'J04-10', mixed: 'minutes-seconds', operations: ['J04-10'] },
    ],
    [
      'hours for minutes',
      (book) => operation(book, 4).eligible.forEach((it) => (it.minutes /= 60)),
      { kind: 'unit-suspect', name: 'J04-10', mixed: 'minutes-hours' },
    ],
    [
      'grams for kilograms',
      (book) => operation(book, 5).materials?.forEach((it) => (it.quantity *= 1000)),
      { kind: 'unit-suspect', field: 'materialQuantity', mixed: 'thousandfold', operations: ['J05-10'] },
    ],
    [
      'a thousandfold order',
      (book) => (job(book, 6).quantity = 14_000),
      { kind: 'unit-suspect', field: 'jobQuantity', name: 'J06', pointers: ['/schedule/jobs/6/quantity'] },
    ],
    [
      'a due date of another year',
      (book) => (job(book, 7).dueAt = '2027-12-28T08:00:00+08:00'),
      { kind: 'odd-date', name: 'J07', likely: '2026-12-28T08:00:00+08:00' },
    ],
    [
      'an order due before it is released',
      (book) => (job(book, 8).dueAt = local(2)),
      { kind: 'reversed-dates', name: 'J08' },
    ],
    [
      'a due date in UTC',
      (book) => (job(book, 9).dueAt = local(29).replace('+08:00', 'Z')),
      { kind: 'mixed-offsets', offset: 'Z', usual: '+08:00', count: 1, operations: ['J09-10'] },
    ],
    [
      'a machine under two names',
      (book) => book.machines.push({ id: 'm-01', calendar: 'day' }),
      { kind: 'near-duplicate', names: ['M1', 'm-01'] },
    ],
    [
      'a machine with brackets and without',
      (book) => book.machines.push({ id: 'M(1)', calendar: 'day' }),
      { kind: 'near-duplicate', names: ['M1', 'M(1)'] },
    ],
    [
      'a material with a colon and without',
      (book) => book.materials?.push({ id: 'brass:7', onHand: 1 }, { id: 'brass7', onHand: 1 }),
      { kind: 'near-duplicate', names: ['brass:7', 'brass7'] },
    ],
    [
      'a name with a space at its end',
      (book) => book.materials?.push({ id: 'brass ', onHand: 1 }),
      { kind: 'untidy-name', name: 'brass ', problem: 'spaces' },
    ],
    [
      'a name with a sign nobody sees',
      (book) => book.materials?.push({ id: 'bra\u200bss', onHand: 1 }),
      { kind: 'untidy-name', problem: 'invisible' },
    ],
    [
      'an order number of another form',
      (book) => (job(book, 10).id = 'PO/10'),
      { kind: 'odd-format', names: ['PO/10'], usual: 'J00', usualCount: 39 },
    ],
    [
      'an order that is there twice',
      (book) => {
        const copy = structuredClone(job(book, 11));
        copy.id = 'J90';
        copy.operations.forEach((it) => (it.id = 'J90-10'));
        book.jobs.push(copy);
      },
      { kind: 'repeated-record', names: ['J11', 'J90'], operations: ['J11-10', 'J90-10'] },
    ],
    [
      'two changeovers for one pair',
      (book) => book.changeovers?.push({ machine: 'M1', from: 'red', to: 'blue', minutes: 45 }),
      { kind: 'contradicting-records', values: [30, 45] },
    ],
    [
      'a machine twice among the eligible ones',
      (book) => operation(book, 12).eligible.push({ machine: 'M1', minutes: 55 }),
      { kind: 'contradicting-records', operations: ['J12-10'] },
    ],
    [
      'an order without a due date',
      (book) => delete job(book, 13).dueAt,
      { kind: 'missing-field', field: 'dueAt', names: ['J13'], present: 39 },
    ],
    [
      'a person without skills',
      (book) => book.people?.[3] && delete book.people[3].skills,
      { kind: 'missing-field', field: 'skills', names: ['P03'] },
    ],
    [
      'a hole in a matrix of changeovers',
      (book) => book.changeovers?.splice(0, 1),
      { kind: 'missing-changeover', machine: 'M1', from: 'red', to: 'blue', used: false },
    ],
    [
      'a skill that nobody has',
      (book) => (operation(book, 14).skills = ['welding']),
      { kind: 'missing-skill', skill: 'welding', operations: ['J14-10'] },
    ],
    [
      'a calendar that never opens',
      (book) => (
        book.calendars?.push({ id: 'none', shifts: [] }),
        book.machines.forEach((it) => (it.calendar = 'none'))
      ),
      { kind: 'empty-calendar', name: 'none' },
    ],
    [
      'a machine that nothing needs',
      (book) => book.machines.push({ id: 'M4', calendar: 'day' }),
      { kind: 'unused-records', names: ['M4'] },
    ],
    [
      'an arrival that is there twice',
      (book) => book.materials?.[0]?.arrivals?.push({ at: local(3), quantity: 13 }),
      { kind: 'repeated-record', table: 'arrivals', names: ['steel'] },
    ],
  ])('is found and named: %s', (_name, change, expected) => {
    expect(faultsOf(change)).toContainEqual(expect.objectContaining(expected));
  });

  it('is told of each machine under two names, but not of operations whose numbers differ', () => {
    const found = faultsOf((book) => {
      job(book, 0).operations.push({ id: 'J1-010', eligible: [{ machine: 'M1', minutes: 45 }], family: 'red' });
      job(book, 1).operations.push({ id: 'J11-0', eligible: [{ machine: 'M1', minutes: 45 }], family: 'red' });
      book.materials?.push({ id: '+', onHand: 1 }, { id: '*', onHand: 1 });
    });
    expect(found.filter(({ kind }) => kind === 'near-duplicate')).toEqual([
      expect.objectContaining({ names: ['J1-010', 'J01-10'] }),
    ]);
  });
});
