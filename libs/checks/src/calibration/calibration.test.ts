import fc from 'fast-check';
import { calibrated, calibration, type Label } from './calibration.js';
import { fitCalibration, balancedThreshold, isotonicFrom, leastLabels } from './fit-calibration.js';
import { fitIsotonic } from './fit-isotonic.js';
import { fitPlatt } from './fit-platt.js';
import { reliability } from './reliability.js';

const label = fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), positive: fc.boolean() });
const labels = fc.array(label, { minLength: 1, maxLength: 200 });
const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 20 });

/** A sequence that is the same in every run (Lehmer, modulus 2^31 - 1). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('a calibration', () => {
  it.each([
    ['Platt', fitPlatt],
    ['isotonic', fitIsotonic],
  ])('(%s) never turns two scores round, and answers probabilities', (_, fit) => {
    fc.assert(
      fc.property(labels, scores, (known, asked) => {
        const map = calibration.parse(fit(known));
        const rising = [...asked].sort((one, other) => one - other).map((score) => calibrated(map, score));
        rising.forEach((probability, at) => {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
          if (at > 0) expect(probability).toBeGreaterThanOrEqual((rising[at - 1] ?? 0) - 1e-12);
        });
      }),
    );
  });

  it.each([300, isotonicFrom * 4])('finds back the map by which %i labels were drawn', (count) => {
    const next = sequence(7);
    const truth = (score: number): number => 1 / (1 + Math.exp(-(0.8 + 2 * Math.log(score / (1 - score)))));
    const drawn: Label[] = Array.from({ length: count }, () => {
      const score = 0.02 + 0.96 * next();
      return { score, positive: next() < truth(score) };
    });
    const map = fitCalibration(drawn);
    expect(map?.method).toBe(count < isotonicFrom ? 'platt' : 'isotonic');
    for (const score of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      if (map) expect(Math.abs(calibrated(map, score) - truth(score))).toBeLessThan(0.1);
    }
  });

  it('gives every score the base rate where scores run against the labels', () => {
    const against = Array.from({ length: 40 }, (_, at) => ({ score: at / 40, positive: at < 10 }));
    const map = fitPlatt(against);
    expect(calibrated(map, 0.9)).toBeCloseTo(calibrated(map, 0.1), 12);
    expect(calibrated(map, 0.5)).toBeCloseTo(0.25, 1);
  });

  it('is not fitted on few labels or on one kind of them', () => {
    const of = (count: number, positive: number): Label[] =>
      Array.from({ length: count }, (_, at) => ({ score: at / count, positive: at < positive }));
    expect(fitCalibration(of(leastLabels - 1, 15))).toBeNull();
    expect(fitCalibration(of(200, 200))).toBeNull();
    expect(fitCalibration(of(200, 4))).toBeNull();
    expect(fitCalibration(of(leastLabels, 15))).not.toBeNull();
  });

  it('agrees with the worked pools of scikit-learn', () => {
    // IsotonicRegression().fit_transform(range(6), [0, 1, 0, 1, 1, 0]) is 0, 1/2, 1/2, 2/3, 2/3, 2/3; here with one label of each kind added to each pool.
    const map = fitIsotonic([0, 1, 0, 1, 1, 0].map((positive, at) => ({ score: at / 10, positive: positive === 1 })));
    expect(map).toEqual({
      method: 'isotonic',
      points: [
        { score: 0, probability: 1 / 3 },
        { score: expect.closeTo(0.15), probability: 0.5 },
        { score: expect.closeTo(0.4), probability: 0.6 },
      ],
    });
  });
});

describe('the balanced threshold', () => {
  it('is the share of positive labels', () => {
    expect(balancedThreshold([{ score: 0, positive: true }, ...Array(3).fill({ score: 0, positive: false })])).toBe(
      0.25,
    );
  });
});

describe('reliability', () => {
  it('counts what was promised and what came', () => {
    const told = reliability(
      [
        { probability: 0.05, positive: false },
        { probability: 0.95, positive: true },
        { probability: 1, positive: false },
      ],
      10,
    );
    expect(told?.bins[0]).toEqual({ from: 0, to: 0.1, count: 1, promised: 0.05, seen: 0 });
    expect(told?.bins[9]).toMatchObject({ count: 2, promised: 0.975, seen: 0.5 });
    expect(told?.bins[5]).toMatchObject({ count: 0, promised: null, seen: null });
    expect(told?.expectedError).toBeCloseTo((0.05 + 0.95) / 3, 12);
    expect(told?.brier).toBeCloseTo((0.0025 + 0.0025 + 1) / 3, 12);
    expect(reliability([])).toBeNull();
  });
});
