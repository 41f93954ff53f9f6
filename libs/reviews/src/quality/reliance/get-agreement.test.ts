import { expect, it } from '@jest/globals';
import { agreementOf, type SharedRatings } from './get-agreement.js';

/** Whether the first and the second of two people gave the reason, so many times each. */
const table: readonly [boolean, boolean, number][] = [
  [true, true, 8],
  [true, false, 2],
  [false, true, 3],
  [false, false, 7],
];

it('takes Cohen’s kappa of each reason, given or not, two by two', async () => {
  const given = table.flatMap(([one, other, times]) => Array.from({ length: times }, () => [one, other] as const));
  const rows: SharedRatings['rows'] = given.flatMap((both, nth) =>
    both.map((gave, place) => ({
      unit: `output ${nth}`,
      person_id: `person ${place}`,
      outcome: 'approve' as const,
      reasons: [{ code: 'always' }, ...(gave ? [{ code: 'tone' }] : [])],
    })),
  );
  const { reasons } = await agreementOf({ from: new Date(0), to: new Date(1), rows });
  // Observed 15 of 20, by chance 0.5 x 0.55 + 0.5 x 0.45.
  expect(reasons.find(({ code }) => code === 'tone')).toMatchObject({
    used: 21,
    pairs: 1,
    kappa: { value: expect.closeTo(0.5, 9), from: expect.any(Number), to: expect.any(Number) },
    alpha: { value: expect.any(Number) },
  });
  expect(reasons.find(({ code }) => code === 'always')).toMatchObject({ used: 40, pairs: 0, kappa: null, alpha: null });
  const few = await agreementOf({ from: new Date(0), to: new Date(1), rows: rows.slice(0, 18) });
  expect(few).toMatchObject({ units: 9, kappa: null, reasons: [] });
});
