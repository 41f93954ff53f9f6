import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PersonLoad } from '../figures/person-load.js';
import { at, smallModel } from '../testing/small-schedule.js';
import { lateShares, lateSharesBy, type LateGrouping } from './late-shares.js';
import { loadShares } from './load-shares.js';
import { gini } from './statistics.js';

/** A model with so many on-time and late jobs a customer. */
const customers = (counts: Record<string, [onTime: number, late: number]>) =>
  smallModel((source) => {
    source.jobs = [];
    source.assignments = [];
    for (const [customer, [onTime, late]] of Object.entries(counts)) {
      for (let nth = 0; nth < onTime + late; nth += 1) {
        const id = `${customer}-${nth}`;
        const dueAt = at(nth < onTime ? 60 : 30);
        source.jobs.push({ id, customer, dueAt, operations: [{ id, eligible: [{ machine: 'M3', minutes: 60 }] }] });
        source.assignments.push({ operation: id, machine: 'M3', start: at(0), end: at(60) });
      }
    }
  });

describe('lateSharesBy', () => {
  it('tells jobs apart by class of the order and by priority', () => {
    const model = smallModel((source) => {
      const [job] = source.jobs;
      source.assignments = [];
      source.jobs = [1, 2, 3, 4].map((nth) => ({
        ...job,
        id: `J${nth}`,
        class: nth < 3 ? 'rush' : undefined,
        priority: nth === 1 ? undefined : 2,
        dueAt: at(nth === 1 ? 30 : 60),
        operations: [{ id: `O${nth}`, eligible: [{ machine: 'M3', minutes: 60 }] }],
      }));
      for (const { operations } of source.jobs)
        source.assignments.push({ operation: operations[0]?.id ?? '', machine: 'M3', start: at(0), end: at(60) });
    });
    const shares = (grouping: LateGrouping) =>
      lateSharesBy(model, grouping).groups.map(({ group, jobs, late }) => [group, jobs, late]);
    expect(shares('class')).toEqual([['rush', 2, 1]]);
    expect(shares('priority')).toEqual([['2', 3, 0]]);
    expect(shares('customer')).toEqual([['ACME', 4, 1]]);
  });
});

describe('lateShares', () => {
  it('compares the late rates of customers', () => {
    expect(lateShares(customers({ ACME: [8, 2], Birch: [5, 5], Cedar: [0, 4] }))).toEqual({
      customers: [
        { customer: 'Cedar', jobs: 4, late: 4, rate: 1, meanTardinessMinutes: 30, compared: false },
        { customer: 'Birch', jobs: 10, late: 5, rate: 0.5, meanTardinessMinutes: 15, compared: true },
        { customer: 'ACME', jobs: 10, late: 2, rate: 0.2, meanTardinessMinutes: 6, compared: true },
      ],
      comparison: {
        status: 'compared',
        highest: 'Birch',
        lowest: 'ACME',
        difference: expect.closeTo(0.3, 12),
        fourFifthsRatio: 0.625,
        // Means of 15 and 6: (2 - 1) * 9 / (2 * 21); deviations of 15 and 12 (n) pooled over 18.
        gini: expect.closeTo(9 / 42, 12),
        standardised: expect.closeTo(9 / Math.sqrt((10 * 15 ** 2 + 10 * 12 ** 2) / 18), 12),
      },
    });
  });

  it.each<[Record<string, [number, number]>, object]>([
    [{ ACME: [9, 1] }, { status: 'not-enough-data', minimum: 5 }],
    [
      { ACME: [9, 1], Birch: [4, 0] },
      { status: 'not-enough-data', minimum: 5 },
    ],
    [
      { ACME: [0, 5], Birch: [0, 5] },
      { status: 'compared', difference: 0, fourFifthsRatio: null },
    ],
    [
      { ACME: [5, 0], Birch: [5, 0] },
      { status: 'compared', difference: 0, fourFifthsRatio: 1 },
    ],
    [
      { ACME: [5, 0], Birch: [0, 5] },
      { status: 'compared', difference: 1, fourFifthsRatio: 0 },
    ],
  ])('of %j says %j', (counts, expected) => {
    expect(lateShares(customers(counts)).comparison).toMatchObject(expected);
  });
});

describe('gini', () => {
  it.each([
    [[1, 1, 1, 1], 0],
    [[0, 0, 0, 8], 0.75],
    [[1, 2, 3, 4], 0.25],
    [[0, 0], null],
  ])('of %j is %j', (values, expected) => {
    expect(gini(values)).toBe(expected);
  });

  it('is the mean absolute difference over twice the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 }), (values) => {
        const sum = values.reduce((total, value) => total + value, 0);
        fc.pre(sum > 0);
        const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b)));
        const expected = differences.reduce((total, value) => total + value, 0) / (2 * values.length * sum);
        expect(gini(values)).toBeCloseTo(expected, 10);
      }),
    );
  });
});

/** People with worked minutes and the value of one attribute. */
const people = (...entries: [minutes: number, contract: string | null][]): PersonLoad[] =>
  entries.map(([workedMinutes, contract], index) => ({
    person: `P${index}`,
    groups: contract === null ? [] : [{ attribute: 'contract', value: contract }],
    terms: '',
    workedMinutes,
    nightMinutes: 0,
    weekendMinutes: 0,
    overtimeMinutes: 0,
    splitDays: 0,
    refusedShare: null,
  }));

describe('loadShares', () => {
  it('compares a group with the others of its attribute', () => {
    const loads = people([1, 'a'], [2, 'a'], [3, 'a'], [5, 'b'], [6, 'b'], [7, 'b'], [99, null]);
    const [worked, night] = loadShares(loads, 3);
    expect(worked).toMatchObject({ measure: 'workedMinutes', people: 7, lowest: 1, highest: 99, mean: 123 / 7 });
    // Both groups have variance 1, so the pooled standard deviation is 1.
    expect(worked?.groups).toEqual([
      {
        attribute: 'contract',
        value: 'a',
        people: 3,
        mean: 2,
        standardDeviation: expect.closeTo(1, 9),
        comparison: { status: 'compared', difference: expect.closeTo(-4, 9), standardised: expect.closeTo(-4, 9) },
      },
      expect.objectContaining({
        value: 'b',
        mean: 6,
        comparison: expect.objectContaining({ standardised: expect.closeTo(4, 9) }),
      }),
    ]);
    expect(night?.gini).toBeNull();
    expect(night?.groups[0]?.comparison).toEqual({ status: 'compared', difference: 0, standardised: 0 });
  });

  it.each<[[number, string | null][], number, object]>([
    [
      [
        [1, 'a'],
        [2, 'b'],
      ],
      2,
      { status: 'not-enough-data', minimum: 2 },
    ],
    [
      [
        [1, 'a'],
        [2, 'a'],
        [2, null],
        [3, null],
      ],
      2,
      { status: 'not-enough-data', minimum: 2 },
    ],
    [
      [
        [1, 'a'],
        [1, 'a'],
        [4, 'b'],
        [4, 'b'],
      ],
      2,
      { status: 'compared', difference: -3, standardised: null },
    ],
    [
      [
        [4, 'a'],
        [4, 'a'],
        [4, 'b'],
        [4, 'b'],
      ],
      2,
      { status: 'compared', difference: 0, standardised: 0 },
    ],
  ])('of %j with a minimum of %i says %j', (entries, minimum, expected) => {
    expect(loadShares(people(...entries), minimum)[0]?.groups[0]?.comparison).toEqual(expected);
  });

  it('gives no Gini coefficient for too few people', () => {
    expect(loadShares(people([1, null], [9, null]))[0]?.gini).toBeNull();
    expect(loadShares([])[0]).toMatchObject({ people: 0, mean: 0, lowest: 0, highest: 0, gini: null, groups: [] });
  });

  it('does not change when everybody works twice as much', () => {
    const entry = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.constantFrom('a', 'b', 'c', null));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 4, maxLength: 20 }), (entries) => {
        const once = loadShares(people(...entries), 2)[0];
        const twice = loadShares(people(...entries.map(([m, g]): [number, string | null] => [2 * m, g])), 2)[0];
        expect(twice?.gini).toEqual(once?.gini);
        once?.groups.forEach(({ comparison }, index) => {
          const other = twice?.groups[index]?.comparison;
          expect(other?.status).toBe(comparison.status);
          if (comparison.status !== 'compared' || other?.status !== 'compared') return;
          const close = (value: number | null) => (value === null ? null : expect.closeTo(value, 6));
          expect(other.standardised).toEqual(close(comparison.standardised));
        });
      }),
    );
  });
});
