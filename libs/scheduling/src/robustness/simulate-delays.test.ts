import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from '../content/schedule-content.js';
import { schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import { dispatch } from '../testing/dispatch.js';
import { anyProblem } from '../testing/random-rules.js';
import { seeded } from '../testing/random-schedule.js';
import { rankOrder } from '../testing/rank-order.js';
import { replayByMinute } from '../testing/replay-by-minute.js';
import { at, smallSchedule } from '../testing/small-schedule.js';
import { seededRandom } from '../statistics/seeded-random.js';
import { delayFactor, type DelayDistribution } from './delay-factor.js';
import { simulateDelays } from './simulate-delays.js';

const exactly = (factor: number): DelayDistribution => ({
  kind: 'triangular',
  low: factor,
  mode: factor,
  high: factor,
});
const small = (dueA: number, dueB = 400): Schedule => {
  const source = smallSchedule();
  Object.assign(source.jobs[0] ?? {}, { dueAt: at(dueA) });
  Object.assign(source.jobs[1] ?? {}, { dueAt: at(dueB) });
  return schedule.parse(source);
};

describe('delayFactor', () => {
  const draws = (distribution: DelayDistribution) => {
    const draw = delayFactor(distribution, seededRandom(7));
    return Float64Array.from({ length: 40_000 }, draw).sort();
  };
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('has the mean, the bounds and the median of its distribution', () => {
    const triangular = draws({ kind: 'triangular', low: 0.9, mode: 1, high: 1.3 });
    expect(mean(triangular)).toBeCloseTo((0.9 + 1 + 1.3) / 3, 2);
    expect(triangular[0]).toBeGreaterThanOrEqual(0.9);
    expect(triangular.at(-1)).toBeLessThanOrEqual(1.3);
    const lognormal = draws({ kind: 'lognormal', sigma: 0.2 });
    expect(lognormal[20_000]).toBeCloseTo(1, 1);
    expect(mean(lognormal)).toBeCloseTo(Math.exp(0.02), 2);
    expect(draws({ kind: 'triangular', low: 1, mode: 1, high: 1 }).at(-1)).toBe(1);
  });

  it.each<DelayDistribution>([
    { kind: 'lognormal', sigma: -1 },
    { kind: 'triangular', low: 1, mode: 0.5, high: 2 },
    { kind: 'triangular', low: -1, mode: 0.5, high: 2 },
  ])('refuses %j', (distribution) => {
    expect(() => delayFactor(distribution, seededRandom(1))).toThrow(RangeError);
  });
});

describe('simulateDelays', () => {
  const run = (source: Schedule, distribution: DelayDistribution, seed = 1) =>
    simulateDelays(source, { distribution, simulations: 400, seed });

  it('breaks no promise without delays, and a tight one with any', () => {
    expect(run(small(120), exactly(1))).toMatchObject({
      all: { held: 400, share: { value: 1, to: 1 } },
      jobs: [{ job: 'A' }, { job: 'B' }],
    });
    expect(run(small(120), exactly(1.01))).toMatchObject({
      all: { held: 0 },
      jobs: [
        { job: 'A', customer: 'ACME', held: 0, dueAt: '2026-12-01T10:00:00+08:00' },
        { job: 'B', held: 400 },
      ],
    });
  });

  it('starts nothing before its planned start', () => {
    // Ten times as fast, the second operation of A still starts at 60 and ends at 66.
    expect(run(small(66), exactly(0.1))).toMatchObject({ jobs: [{ held: 400 }, { held: 400 }] });
    expect(run(small(65), exactly(0.1))).toMatchObject({
      jobs: [
        { job: 'A', held: 0 },
        { job: 'B', held: 400 },
      ],
    });
  });

  it('gives the share that the distribution gives', () => {
    // A holds where max(f, 1) + g ≤ 2: f and g at most 1 is a quarter; f over 1 and g as far under it, half of a quarter.
    const distribution: DelayDistribution = { kind: 'triangular', low: 0.8, mode: 1, high: 1.2 };
    const [one] = simulateDelays(small(120), { distribution, simulations: 20_000, seed: 3 }).jobs;
    expect(one?.share.value).toBeCloseTo(0.375, 1.7);
    expect(one?.share.from).toBeLessThan(0.375);
    expect(one?.share.to).toBeGreaterThan(0.375);
  });

  it('is fixed by its seed', () => {
    const distribution: DelayDistribution = { kind: 'lognormal', sigma: 0.1 };
    expect(run(small(125), distribution)).toEqual(run(small(125), distribution));
    expect(run(small(125), distribution)).not.toEqual(run(small(125), distribution, 2));
  });

  it('has nothing to say where nothing is due', () => {
    const source = small(120);
    source.jobs.forEach((job) => delete job.dueAt);
    expect(run(source, exactly(2))).toEqual({ simulations: 400, all: null, jobs: [] });
  });

  it('holds exactly the promises that counting minutes holds, when everything takes twice as long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (from) => {
        const pick = seeded(from);
        const problem = anyProblem(pick, 5);
        const source = dispatch(problem, pick);
        fc.pre(source !== null);
        for (const job of source.jobs) job.dueAt = problem.at(pick(9000));
        const slow = structuredClone(source);
        for (const operation of slow.jobs.flatMap((job) => job.operations))
          for (const machine of operation.eligible) machine.minutes *= 2;
        const planned = new Map(source.assignments.map((it) => [it.operation, problem.minuteOf(it.start)]));
        const order = rankOrder(buildScheduleModel(schedule.parse(source)));
        const expected = replayByMinute(problem, slow, { order, floor: (id) => planned.get(id) ?? 0 });
        fc.pre(expected !== null);
        const ends = new Map(expected.map(({ operation, end }) => [operation, problem.minuteOf(end)]));
        const robustness = simulateDelays(schedule.parse(source), {
          distribution: exactly(2),
          simulations: 1,
          seed: 1,
        });
        for (const { job, held } of robustness.jobs) {
          const declared = source.jobs.find(({ id }) => id === job);
          const last = Math.max(...(declared?.operations ?? []).map(({ id }) => ends.get(id) ?? 0));
          expect([job, held]).toEqual([job, last <= problem.minuteOf(declared?.dueAt ?? '') ? 1 : 0]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
