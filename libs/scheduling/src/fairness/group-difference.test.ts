import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PersonLoad } from '../figures/person-load.js';
import { explainedSpread, groupDifference } from './group-difference.js';
import { rateSpreadTest } from './rate-spread-test.js';
import { stratifiedTest } from './stratified-test.js';

const settings = { draws: 4000, seed: 5 };

describe('stratifiedTest', () => {
  it('counts all ways: 3 against 3 wholly apart are 2 of 20', () => {
    const test = stratifiedTest([{ group: [7, 8, 9], others: [1, 2, 3] }], settings);
    expect(test).toEqual({ difference: 6, probability: 2 / 20, by: 'counting', draws: 20 });
  });

  it('draws where there are too many, near what counting gives', () => {
    const strata = [
      { group: [5, 9, 4, 8, 7], others: [3, 6, 2, 7, 1] },
      { group: [15, 14], others: [13, 12, 16] },
    ];
    const counted = stratifiedTest(strata, settings);
    const drawn = stratifiedTest(strata, { ...settings, draws: 2500 });
    expect(counted?.by).toBe('counting');
    expect(drawn?.by).toBe('drawing');
    expect(drawn?.probability).toBeCloseTo(counted?.probability ?? 0, 1.5);
    expect(stratifiedTest(strata, { ...settings, draws: 2500 })).toEqual(drawn);
  });

  it('agrees with trying all assignments by bits', () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 });
    const stratum = fc.record({ group: values, others: values });
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 2 }), (strata) => {
        const effects = strata.map(({ group, others }) => {
          const all = [...group, ...others];
          const weight = (group.length * others.length) / all.length;
          const of = (bits: number) => {
            const inside = all.filter((_, at) => (bits >> at) & 1);
            const outside = all.filter((_, at) => !((bits >> at) & 1));
            const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
            return inside.length === group.length ? [weight * (mean(inside) - mean(outside))] : [];
          };
          return {
            weight,
            seen: of(2 ** group.length - 1)[0] ?? 0,
            every: [...Array(2 ** all.length).keys()].flatMap(of),
          };
        });
        const sums = effects.reduce<number[]>((so, { every }) => so.flatMap((one) => every.map((it) => one + it)), [0]);
        const seen = effects.reduce((sum, it) => sum + it.seen, 0);
        const extreme = sums.filter((sum) => Math.abs(sum) >= Math.abs(seen) - 1e-9).length;
        const test = stratifiedTest(strata, { draws: 1e6, seed: 1 });
        expect(test?.probability).toBeCloseTo(extreme / sums.length, 9);
        expect(test?.difference).toBeCloseTo(seen / effects.reduce((sum, it) => sum + it.weight, 0), 9);
      }),
      { numRuns: 100 },
    );
  });

  it('counts what was seen among what was drawn, so that nothing is impossible', () => {
    const high = Array.from({ length: 20 }, (_, at) => 100 + at);
    const test = stratifiedTest([{ group: high, others: high.map((it) => it - 100) }], settings);
    expect(test).toMatchObject({ difference: 100, probability: 1 / 4001, by: 'drawing' });
  });

  it('tends to the normal law, from which large groups are told', () => {
    // 190 and 210 people of two strata: drawn below the bound, by the law above it, with nearly the same answer.
    const values = (count: number, shift: number) =>
      Array.from({ length: count }, (_, at) => ((at * 37) % 101) + shift);
    const strata = (count: number) => [
      { group: values(count, 6), others: values(count + 40, 0) },
      { group: values(20, 40), others: values(30, 36) },
    ];
    const drawn = stratifiedTest(strata(170), { draws: 20_000, seed: 1 });
    const law = stratifiedTest(strata(190), { draws: 20_000, seed: 1 });
    expect([drawn?.by, law?.by]).toEqual(['drawing', 'normal']);
    expect(drawn?.probability).toBeGreaterThan(0.01);
    expect(drawn?.probability).toBeLessThan(0.1);
    expect(Math.abs((drawn?.probability ?? 0) - (law?.probability ?? 1))).toBeLessThan(0.02);
  });

  it('has no answer where no stratum holds both', () => {
    expect(
      stratifiedTest(
        [
          { group: [1, 2], others: [] },
          { group: [], others: [3] },
        ],
        settings,
      ),
    ).toBeNull();
  });
});

const load = (group: string, hours: string, workedMinutes: number, index: number): PersonLoad => ({
  person: `${group}${hours}${index}`,
  groups: [{ attribute: 'sex', value: group }],
  terms: hours,
  workedMinutes,
  nightMinutes: 0,
  weekendMinutes: 0,
  overtimeMinutes: 0,
  splitDays: 0,
  refusedShare: null,
});
const crew = (group: string, hours: string, minutes: number[]) => minutes.map((it, at) => load(group, hours, it, at));
const women = { attribute: 'sex', value: 'f', measure: 'workedMinutes' } as const;

describe('groupDifference', () => {
  it('lays a difference to contracts where people of the same contract work alike', () => {
    const loads = [
      ...crew('f', 'half', [20, 21, 19, 20, 20, 21]),
      ...crew('f', 'full', [40, 41, 39]),
      ...crew('m', 'half', [20, 19, 21]),
      ...crew('m', 'full', [40, 40, 41, 39, 40, 41]),
    ];
    const found = groupDifference(loads, women, settings);
    expect(found?.difference).toBeLessThan(-6);
    expect(Math.abs(found?.split?.unexplained ?? 9)).toBeLessThan(0.5);
    expect(found?.split?.explained).toBeCloseTo((found?.difference ?? 0) - (found?.split?.unexplained ?? 0), 9);
    expect(found?.split?.test.probability).toBeGreaterThan(0.3);
  });

  it('leaves unexplained what differs among people of the same contract', () => {
    const loads = [...crew('f', 'full', [50, 51, 52, 50, 51]), ...crew('m', 'full', [40, 41, 39, 40, 42])];
    const found = groupDifference(loads, women, settings);
    expect(found?.split).toMatchObject({ explained: 0, unexplained: found?.difference, people: 10 });
    expect(found?.split?.test.probability).toBeCloseTo(2 / 252, 9);
  });

  it('tells nothing apart where no two of the groups have the same contract', () => {
    const loads = [...crew('f', 'half', [20, 21, 19, 20, 20]), ...crew('m', 'full', [40, 41, 39, 40, 42])];
    expect(groupDifference(loads, women, settings)).toMatchObject({ split: null, test: { by: 'counting' } });
    expect(groupDifference(crew('f', 'half', [1, 2]), women, settings)).toBeNull();
    // Six on one side, but only two of them have a counterpart.
    const few = [...loads, ...crew('f', 'full', [40, 41])];
    expect(groupDifference(few, women, settings)?.split).toBeNull();
  });
});

describe('explainedSpread', () => {
  it('is near 1 where contracts decide, 0 where they do not, null where nothing can be said', () => {
    const of = (loads: PersonLoad[]) => explainedSpread(loads, 'workedMinutes');
    expect(of([...crew('f', 'half', [20, 21, 19, 20]), ...crew('f', 'full', [40, 41, 39, 40])])).toBeGreaterThan(0.98);
    expect(of([...crew('f', 'half', [20, 40, 21, 41]), ...crew('f', 'full', [40, 20, 41, 21])])).toBe(0);
    expect(of(crew('f', 'half', [20, 20, 20, 20, 20, 20]))).toBeNull();
    expect(of([1, 2, 3, 4, 5, 6].flatMap((it) => crew('f', `kind ${it}`, [it])))).toBeNull();
  });
});

describe('rateSpreadTest', () => {
  it('of two rates is near what the exact count gives', () => {
    // 8 of 10 against 1 of 10: Fisher's exact test, two-sided, 0.0055.
    const { gap, probability } = rateSpreadTest(
      [
        { hits: 8, of: 10 },
        { hits: 1, of: 10 },
      ],
      { draws: 20_000, seed: 1 },
    );
    expect(gap).toBeCloseTo(0.7, 9);
    expect(probability).toBeCloseTo(0.0055, 2.5);
  });

  it('makes less of the widest gap the more rates there are', () => {
    const wide = [
      { hits: 4, of: 10 },
      { hits: 0, of: 10 },
    ];
    const many = [...wide, ...Array.from({ length: 18 }, () => ({ hits: 2, of: 10 }))];
    const of = (rates: typeof wide) => rateSpreadTest(rates, { draws: 2000, seed: 1 }).probability;
    expect(of(wide)).toBeLessThan(0.15);
    expect(of(many)).toBeGreaterThan(0.5);
  });
});
