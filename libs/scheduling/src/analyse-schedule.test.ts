import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { analyseSchedule } from './analyse-schedule.js';
import { schedule, type Schedule } from './content/schedule-content.js';
import { buildScheduleModel } from './model/build-schedule-model.js';
import { recheckSchedule } from './recheck-schedule.js';
import { dispatch } from './testing/dispatch.js';
import { randomProblem, seeded } from './testing/random-schedule.js';
import { at, smallSchedule } from './testing/small-schedule.js';

const small = (change: (source: Schedule) => void = () => undefined) => {
  const source = smallSchedule();
  change(source);
  return schedule.parse(source);
};
const minutesFrom = (iso: string) => (Date.parse(iso) - Date.parse(at(0))) / 60_000;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('analyseSchedule', () => {
  it('sets claims beside what the assignments give, whether or not they hold', () => {
    const { claims } = analyseSchedule(
      small((source) => (source.claims = { makespanMinutes: 150.2, lateJobs: 1, utilisation: { M2: 0.4 } })),
    );
    expect(claims).toMatchObject([
      { figure: 'makespanMinutes', claimed: 150.2, computed: 150, holds: true },
      { figure: 'lateJobs', claimed: 1, computed: 0, holds: false },
      { figure: 'utilisation', machine: 'M2', claimed: 0.4, computed: 0.4, holds: true },
    ]);
  });

  it('compares lateness of classes of orders and of priorities where there are enough of two', () => {
    const many = (perClass: number) =>
      small((source) => {
        const late = (nth: number) => nth % 2 === 0;
        source.jobs = Array.from({ length: perClass * 2 }, (_, nth) => ({
          id: `J${nth}`,
          class: late(nth) ? 'small' : 'large',
          priority: late(nth) ? 2 : 1,
          dueAt: late(nth) ? at(30) : at(2000),
          operations: [{ id: `O${nth}`, eligible: [{ machine: 'M3', minutes: 60 }] }],
        }));
        source.assignments = source.jobs.map((_, nth) => ({
          operation: `O${nth}`,
          machine: 'M3',
          start: at(nth * 60),
          end: at(nth * 60 + 60),
        }));
      });
    const { classes, priorities } = analyseSchedule(many(5)).fairness;
    expect(classes.comparison).toMatchObject({ status: 'compared', highest: 'small', lowest: 'large', difference: 1 });
    expect(priorities.groups.map(({ group, jobs, late }) => [group, jobs, late])).toEqual([
      ['2', 5, 5],
      ['1', 5, 0],
    ]);
    expect(priorities.groups[0]?.interval).toMatchObject({ value: 1, to: 1 });
    expect(priorities.groups[0]?.interval.from).toBeCloseTo(0.566, 3);
    const few = analyseSchedule(many(4)).fairness;
    expect([few.classes.comparison, few.priorities.comparison]).toEqual([
      { status: 'not-enough-data', minimum: 5 },
      { status: 'not-enough-data', minimum: 5 },
    ]);
  });

  it('places a changeover right before the operation that needs it, within open hours and behind what runs before', () => {
    const [only, ...others] = analyseSchedule(small()).changeovers;
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      machine: 'M1',
      from: 'red',
      to: 'blue',
      after: 'A1',
      before: 'B1',
      neededMinutes: 30,
    });
    expect([minutesFrom(only?.startsAt ?? ''), minutesFrom(only?.endsAt ?? '')]).toEqual([60, 90]);
    const [overNoon] = analyseSchedule(
      small(({ assignments }) => Object.assign(assignments[2] ?? {}, { start: at(310), end: at(370) })),
    ).changeovers;
    // 20 minutes before noon, 10 after the break from 240 to 300.
    expect([minutesFrom(overNoon?.startsAt ?? ''), minutesFrom(overNoon?.endsAt ?? '')]).toEqual([220, 310]);
    const [squeezed] = analyseSchedule(
      small(({ assignments }) => Object.assign(assignments[2] ?? {}, { start: at(70), end: at(130) })),
    ).changeovers;
    expect([minutesFrom(squeezed?.startsAt ?? ''), squeezed?.givenMinutes]).toEqual([60, 10]);
  });

  it('names late jobs with their chains, latest first, and the lateness of all', () => {
    const { lateJobs, lateness } = analyseSchedule(small(({ jobs }) => jobs.forEach((job) => (job.dueAt = at(100)))));
    expect(lateJobs.map(({ job, tardinessMinutes }) => [job, tardinessMinutes])).toEqual([
      ['B', 50],
      ['A', 20],
    ]);
    expect(lateJobs[0]?.chain?.steps.map(({ operation, cause }) => [operation, cause])).toEqual([
      ['A1', 'start'],
      ['B1', 'machine'],
    ]);
    expect(lateness.map(({ job, latenessMinutes }) => [job, latenessMinutes])).toEqual([
      ['B', 50],
      ['A', 20],
    ]);
  });

  it('says what is another than in the revision before', () => {
    const previous = small(({ assignments }) => {
      Object.assign(assignments[1] ?? {}, { machine: 'M3', start: at(120), end: at(180) });
      assignments.splice(2, 1);
    });
    const { difference } = analyseSchedule(small(), { previous });
    expect(difference?.added).toEqual(['B1']);
    expect(difference?.removed).toEqual([]);
    expect(difference?.moved).toMatchObject([
      {
        operation: 'A2',
        before: { machine: 'M3' },
        after: { machine: 'M2' },
        startShiftMinutes: -60,
        endShiftMinutes: -60,
      },
    ]);
    expect(difference?.jobs.map(({ job }) => job)).toEqual(['A', 'B']);
    expect(difference?.figures).toMatchObject({
      before: { makespanMinutes: 180, changeoverMinutes: 0, lateJobs: 1 },
      after: { makespanMinutes: 150, changeoverMinutes: 30, lateJobs: 0 },
    });
    expect(analyseSchedule(previous, { previous }).difference).toMatchObject({
      added: [],
      removed: [],
      moved: [],
      jobs: [],
    });
    expect(analyseSchedule(previous).difference).toBeNull();
  });

  it('agrees with the re-check and with its own sums on random schedules, and is plain data', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (from) => {
        const pick = seeded(from);
        const source = dispatch(randomProblem(pick, 6), pick);
        fc.pre(source !== null);
        const before = structuredClone(source);
        const analysis = analyseSchedule(source, { previous: source });
        expect(source).toEqual(before);
        expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
        expect(analysis.violations).toEqual(recheckSchedule(buildScheduleModel(source)));
        const { edges, machines } = analysis.load;
        expect(edges.length).toBeLessThanOrEqual(121);
        for (const { machine, open, busy, changeover } of machines) {
          const figures = analysis.figures.machines.find((it) => it.machine === machine);
          expect(sum(busy)).toBeCloseTo(figures?.busyMinutes ?? NaN, 6);
          open.forEach((minutes, nth) =>
            expect((busy[nth] ?? 0) + (changeover[nth] ?? 0)).toBeLessThanOrEqual(minutes + 1e-6),
          );
          const own = analysis.changeovers.filter((it) => it.machine === machine);
          expect(sum(changeover)).toBeCloseTo(sum(own.map(({ neededMinutes }) => neededMinutes)), 6);
        }
      }),
      { numRuns: 60 },
    );
  });
});
