import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cohenKappa, linearWeights, unweighted, type AgreementTable, type AgreementWeights } from './cohen-kappa.js';

const errorOf = (found: { value: number; to: number } | null): number =>
  found === null ? NaN : (found.to - found.value) / 1.959_963_985;

/** Weights of agreement from a table. */
const given =
  (weights: readonly (readonly number[])[]): AgreementWeights =>
  (row, column) =>
    weights[row]?.[column] ?? 0;

describe('cohenKappa', () => {
  const cohen: AgreementTable = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];
  const disagreement = [
    [0, 1, 3],
    [1, 0, 6],
    [3, 6, 0],
  ];

  it("Cohen's example of 200 cases: .492, and .348 weighted (1968, table 1)", () => {
    expect(cohenKappa(cohen)?.value).toBeCloseTo(0.492, 3);
    const weights = given(disagreement.map((row) => row.map((weight) => 1 - weight / 6)));
    expect(cohenKappa(cohen, weights)?.value).toBeCloseTo(0.348, 3);
  });

  it('Fleiss, Cohen and Everitt (1969), 200 cases: .429 with variance .002885; weighted variance .003248', () => {
    const table = [
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ];
    const weights = given([
      [1, 0, 0.4444],
      [0, 1, 0.6667],
      [0.4444, 0.6667, 1],
    ]);
    expect(cohenKappa(table)?.value).toBeCloseTo(0.429, 3);
    expect(errorOf(cohenKappa(table)) ** 2).toBeCloseTo(0.002_885, 6);
    expect(errorOf(cohenKappa(table, weights)) ** 2).toBeCloseTo(0.003_248, 6);
  });

  it('Fleiss, Levin and Paik (2003), table 18.1, 100 cases: .68', () => {
    const found = cohenKappa([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ]);
    expect(found?.value).toBeCloseTo(0.676, 3);
  });

  it('has the error that the delta method gives for any table and weights', () => {
    const cell = fc.integer({ min: 1, max: 40 });
    const tables = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(tables, fc.constantFrom(unweighted, linearWeights(3)), (table, weights) => {
        const found = cohenKappa(table, weights);
        if (found === null || found.to === 1 || found.from === -1) return;
        expect(errorOf(found)).toBeCloseTo(deltaError(table, weights), 4);
      }),
    );
  });

  it('is unknown where both gave one category alone', () => {
    expect(
      cohenKappa([
        [9, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull();
  });
});

/** The error of kappa as a function of multinomial shares, by differences. */
function deltaError(table: AgreementTable, weights: AgreementWeights): number {
  const of = table.flat().reduce((sum, count) => sum + count, 0);
  const value = cohenKappa(table, weights)?.value ?? 0;
  const step = 1e-4;
  let [squares, mean] = [0, 0];
  table.forEach((row, one) =>
    row.forEach((count, other) => {
      const moved = table.map((counts, at) =>
        counts.map((each, place) => each + (at === one && place === other ? step : 0)),
      );
      // Kappa depends on shares alone, so this is the derivative by the count times the number of cases, less a constant.
      const slope = (((cohenKappa(moved, weights)?.value ?? 0) - value) / step) * of;
      squares += (count / of) * slope ** 2;
      mean += (count / of) * slope;
    }),
  );
  return Math.sqrt((squares - mean ** 2) / of);
}
