import { setImmediate } from 'node:timers/promises';
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
  it("of six raters, Light's kappa: .459 (irr, example of kappam.light)", async () => {
    expect((await ask(diagnoses)).pairs).toBe(15);
    expect((await ask(diagnoses)).kappa?.value).toBeCloseTo(0.459, 3);
  });

  it.each([
    [0, 1, 0.651],
    [0, 2, 0.384],
    [1, 2, 0.631],
  ])('of raters %i and %i: Cohen (irr, kappa2)', async (one, other, kappa) => {
    const both = [diagnoses[one] ?? '', diagnoses[other] ?? ''];
    expect((await ask(both)).kappa?.value).toBeCloseTo(kappa, 3);
    expect((await ask(both.toReversed())).kappa?.value).toBeCloseTo(kappa, 3);
  });

  it('weighs pairs by the units that they have in common, and leaves out those with too few', async () => {
    const [first = '', second = '', third = ''] = diagnoses;
    const seldom = [first, second, `${third.slice(0, 12)}${'.'.repeat(18)}`];
    const kappaOf = async (one: string, other: string) => (await ask([one, other])).kappa?.value ?? NaN;
    const short = (column: string) => column.slice(0, 12);
    const expected =
      (30 * (await kappaOf(first, second)) +
        12 * (await kappaOf(short(first), short(third))) +
        12 * (await kappaOf(short(second), short(third)))) /
      54;
    expect(await ask(seldom)).toMatchObject({ pairs: 3, kappa: { value: expect.closeTo(expected, 9) } });
    expect(await ask(seldom, 13)).toMatchObject({
      pairs: 1,
      kappa: { value: expect.closeTo(await kappaOf(first, second), 9) },
    });
    expect(await ask(seldom, 31)).toEqual({ pairs: 0, kappa: null });
  });

  it('has about the interval of the large-sample error for two raters, and a narrower one for six', async () => {
    const table = [
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ];
    const pairs = table.flatMap((row, one) =>
      row.flatMap((count, other) => Array.from({ length: count }, () => [one + 1, other + 1])),
    );
    const columns = [0, 1].map((place) => pairs.map((pair) => pair[place]).join(''));
    const [found, known] = [(await ask(columns)).kappa, cohenKappa(table)];
    // Fleiss, Cohen and Everitt (1969): .429 with variance .002885.
    expect(found?.value).toBeCloseTo(0.429, 3);
    expect(Math.abs((found?.from ?? 0) - (known?.from ?? 1))).toBeLessThan(0.02);
    expect(Math.abs((found?.to ?? 0) - (known?.to ?? 1))).toBeLessThan(0.02);
    const width = async (columns: readonly string[]) => {
      const { kappa } = await ask(columns);
      return kappa === null ? NaN : kappa.to - kappa.from;
    };
    expect(await width(diagnoses)).toBeLessThan(await width(diagnoses.slice(0, 2)));
  });

  it('is unknown where both gave one category alone, and has no pair without somebody else', async () => {
    expect(await ask(['1'.repeat(20), '1'.repeat(20)])).toEqual({ pairs: 0, kappa: null });
    expect(await ask([diagnoses[0] ?? ''])).toEqual({ pairs: 0, kappa: null });
  });

  it('counts the pairs that have a kappa, the hundred with the most units at most', async () => {
    // Of these three, two gave one category alone; the third agrees with either as chance would have it.
    const [various = ''] = diagnoses;
    expect(await ask(['1'.repeat(30), '1'.repeat(30), various])).toMatchObject({ pairs: 2, kappa: { value: 0 } });
    const fifteen = Array.from({ length: 15 }, (_, nth) => diagnoses[nth % diagnoses.length] ?? '');
    expect((await ask(fifteen)).pairs).toBe(100);
  });

  it('compares the fifty who rated the most, of a unit that more people rated', async () => {
    // Fifty people agree on ten units, and each rated six alone; two more never agree, neither on these nor on five that they rated together.
    const column = (shared: string, together: string, alone: number) =>
      `${shared}${together}${'.'.repeat(6 * alone)}${'1'.repeat(6)}`.padEnd(315, '.');
    const often = Array.from({ length: 50 }, (_, nth) => column('1234512345', '.....', nth));
    const seldom = ['2345123451', '3451234512'].map((shared) => `${shared}${shared.slice(0, 5)}`.padEnd(315, '.'));
    const agreed = { pairs: 100, kappa: { value: expect.closeTo(1, 9) } };
    expect(await ask([...seldom, ...often])).toMatchObject(agreed);
    // Where they are not too many, the two count, and first of all: they have the most units in common.
    const fewer = await ask([...seldom, ...often.slice(2)]);
    expect(fewer.kappa?.value).toBeLessThan(0.99);
  });

  it('lets others in between', async () => {
    let turns = 0;
    const asked = ask(diagnoses).then(() => true);
    for (let isDone = false; !isDone; turns += 1) isDone = await Promise.race([asked, setImmediate(false)]);
    expect(turns).toBeGreaterThan(20);
  });
});
