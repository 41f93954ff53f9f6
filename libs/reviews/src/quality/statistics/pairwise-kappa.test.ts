import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@countersign/checks';
import { cohenKappa } from './cohen-kappa.js';
import { pairwiseKappa, type CategoryGiven } from './pairwise-kappa.js';

/** Diagnoses of thirty patients by six raters (Fleiss 1971, as set out by rater in the R package irr, `data(diagnoses)`). */
const diagnoses = [
  '422521311511212311215221121215',
  '423521311542242311235421421235',
  '423523334544244311435444421435',
  '453543334544344341455454421435',
  '453543534544344351455454425435',
  '455543544544345552455454545435',
];

/** Units of raters given as columns of digits; `.` is none. */
const unitsOf = (columns: readonly string[]): CategoryGiven[][] =>
  [...(columns[0] ?? '')].map((_, unit) =>
    columns.flatMap((column, rater) =>
      column[unit] === '.' ? [] : [{ person: `rater ${rater}`, category: Number(column[unit]) - 1 }],
    ),
  );
const ask = (columns: readonly string[], least = 10) =>
  pairwiseKappa(unitsOf(columns), { categories: 5, least }, seededRandom(1));

describe('pairwiseKappa', () => {
  it("of six raters, Light's kappa: .459 (irr, example of kappam.light)", () => {
    expect(ask(diagnoses).pairs).toBe(15);
    expect(ask(diagnoses).kappa?.value).toBeCloseTo(0.459, 3);
  });

  it.each([
    [0, 1, 0.651],
    [0, 2, 0.384],
    [1, 2, 0.631],
  ])('of raters %i and %i: Cohen (irr, kappa2)', (one, other, kappa) => {
    const both = [diagnoses[one] ?? '', diagnoses[other] ?? ''];
    expect(ask(both).kappa?.value).toBeCloseTo(kappa, 3);
    expect(ask(both.toReversed()).kappa?.value).toBeCloseTo(kappa, 3);
  });

  it('weighs pairs by the units that they have in common, and leaves out those with too few', () => {
    const [first = '', second = '', third = ''] = diagnoses;
    const seldom = [first, second, `${third.slice(0, 12)}${'.'.repeat(18)}`];
    const kappaOf = (one: string, other: string) => ask([one, other]).kappa?.value ?? NaN;
    const short = (column: string) => column.slice(0, 12);
    const expected =
      (30 * kappaOf(first, second) +
        12 * kappaOf(short(first), short(third)) +
        12 * kappaOf(short(second), short(third))) /
      54;
    expect(ask(seldom)).toMatchObject({ pairs: 3, kappa: { value: expect.closeTo(expected, 9) } });
    expect(ask(seldom, 13)).toMatchObject({ pairs: 1, kappa: { value: expect.closeTo(kappaOf(first, second), 9) } });
    expect(ask(seldom, 31)).toEqual({ pairs: 0, kappa: null });
  });

  it('has about the interval of the large-sample error for two raters, and a narrower one for six', () => {
    const table = [
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ];
    const pairs = table.flatMap((row, one) =>
      row.flatMap((count, other) => Array.from({ length: count }, () => [one + 1, other + 1])),
    );
    const columns = [0, 1].map((place) => pairs.map((pair) => pair[place]).join(''));
    const [found, known] = [ask(columns).kappa, cohenKappa(table)];
    // Fleiss, Cohen and Everitt (1969): .429 with variance .002885.
    expect(found?.value).toBeCloseTo(0.429, 3);
    expect(Math.abs((found?.from ?? 0) - (known?.from ?? 1))).toBeLessThan(0.02);
    expect(Math.abs((found?.to ?? 0) - (known?.to ?? 1))).toBeLessThan(0.02);
    const width = (columns: readonly string[]) => {
      const { kappa } = ask(columns);
      return kappa === null ? NaN : kappa.to - kappa.from;
    };
    expect(width(diagnoses)).toBeLessThan(width(diagnoses.slice(0, 2)));
  });

  it('is unknown where both gave one category alone, and has no pair without somebody else', () => {
    expect(ask(['1'.repeat(20), '1'.repeat(20)])).toEqual({ pairs: 1, kappa: null });
    expect(ask([diagnoses[0] ?? ''])).toEqual({ pairs: 0, kappa: null });
  });
});
