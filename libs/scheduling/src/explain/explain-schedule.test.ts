import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from '../content/schedule-content.js';
import { schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import { dispatch } from '../testing/dispatch.js';
import type { RandomProblem } from '../testing/random-schedule.js';
import { anyProblem, hold, randomProblemWithRules } from '../testing/random-rules.js';
import { rankOrder } from '../testing/rank-order.js';
import { replayByMinute } from '../testing/replay-by-minute.js';
import { horizon, randomProblem, seeded } from '../testing/random-schedule.js';
import { at, smallModel } from '../testing/small-schedule.js';
import { explainSchedule } from './explain-schedule.js';
import type { TimeShares } from './time-shares.js';
import { shareNames } from './time-shares.js';

const total = (minutes: TimeShares) => shareNames.reduce((sum, name) => sum + minutes[name], 0);
const set = (index: number, values: object) => (source: Schedule) =>
  Object.assign(source.assignments[index] ?? {}, values);
const due = (index: number, minutes: number) => (source: Schedule) =>
  Object.assign(source.jobs[index] ?? {}, { dueAt: at(minutes) });
const delayOf = (model: ScheduleModel, job: string) => explainSchedule(model).lateJobs.find((it) => it.job === job);

describe('explainSchedule on the small schedule', () => {
  it('says nothing of jobs on time and names the critical path', () => {
    const { lateJobs, criticalPath } = explainSchedule(smallModel());
    expect(lateJobs).toEqual([]);
    expect(criticalPath.steps.map(({ operation, cause, by }) => [operation, cause, by])).toEqual([
      ['A1', 'start', null],
      ['B1', 'machine', 'A1'],
    ]);
  });

  it('traces a job through the machine queue and a changeover', () => {
    expect(delayOf(smallModel(due(1, 140)), 'B')).toMatchObject({
      tardinessMinutes: 10,
      operation: 'B1',
      chainLength: 2,
      root: { operation: 'A1', cause: 'start', material: null },
      mainCause: 'othersWork',
      minutes: {
        ownWork: 60,
        othersWork: 60,
        changeover: 30,
        calendar: 0,
        idle: 0,
        release: 0,
        material: 0,
        overlap: 0,
      },
    });
  });

  it('traces a job through its own predecessor', () => {
    expect(delayOf(smallModel(due(0, 100)), 'A')).toMatchObject({
      chainLength: 2,
      mainCause: null,
      minutes: { ownWork: 120, othersWork: 0 },
    });
  });

  it.each<[string, (source: Schedule) => void, object]>([
    [
      'a late release',
      (source) => {
        due(1, 100)(source);
        Object.assign(source.jobs[1] ?? {}, { releaseAt: at(180) });
        set(2, { start: at(180), end: at(240) })(source);
      },
      { root: { operation: 'B1', cause: 'release' }, minutes: { release: 180, ownWork: 60 }, mainCause: 'release' },
    ],
    [
      'late material',
      (source) => {
        due(1, 100)(source);
        source.materials = [{ id: 'steel', onHand: 5, arrivals: [{ at: at(170), quantity: 5 }] }];
        set(2, { start: at(170), end: at(230) })(source);
      },
      {
        root: { operation: 'B1', cause: 'material', material: 'steel' },
        minutes: { material: 170 },
        mainCause: 'material',
      },
    ],
    [
      'closed hours',
      (source) => {
        due(1, 100)(source);
        source.materials = [{ id: 'steel', onHand: 5, arrivals: [{ at: at(545), quantity: 5 }] }];
        set(2, { start: at(1440), end: at(1500) })(source);
      },
      { root: { cause: 'material' }, minutes: { material: 545, calendar: 895, ownWork: 60 }, mainCause: 'calendar' },
    ],
    [
      'time that nothing explains',
      (source) => {
        due(1, 100)(source);
        set(2, { start: at(130), end: at(190) })(source);
      },
      { minutes: { idle: 40, changeover: 30, othersWork: 60, ownWork: 60 } },
    ],
    [
      'a busy person',
      (source) => {
        due(0, 100)(source);
        due(1, 100)(source);
        source.changeovers = [];
        set(1, { person: 'P1' })(source);
        set(2, { person: 'P1', start: at(120), end: at(180) })(source);
      },
      { chainLength: 3, root: { operation: 'A1', cause: 'start' }, minutes: { othersWork: 120, ownWork: 60 } },
    ],
    [
      'a start before what holds it back has ended',
      (source) => {
        due(1, 100)(source);
        set(2, { start: at(50), end: at(110) })(source);
      },
      { minutes: { overlap: -10, othersWork: 60, ownWork: 60, changeover: 0 } },
    ],
  ])('finds %s', (_, change, expected) => {
    const delay = delayOf(smallModel(change), 'B');
    expect(delay).toMatchObject(expected);
  });

  it('cuts chains at the limit and counts what it leaves out', () => {
    const { chainTo } = explainSchedule(smallModel());
    expect(chainTo('B1', 1)).toMatchObject({ omitted: 1, steps: [{ operation: 'B1', by: 'A1' }] });
    expect(chainTo('nothing')).toBeNull();
  });
});

/** The first minute at which an operation could start with everything before it in place, counted minute by minute. */
function earliestStart(problem: RandomProblem, source: Schedule, model: ScheduleModel, id: string): number {
  const { minuteOf } = problem;
  const placement = model.operations.get(id)?.placement;
  if (placement === null || placement === undefined) throw new Error(`${id} is not placed`);
  const earlier = model.placements.slice(0, placement.rank).map(({ operation }) => operation.id);
  const assigned = (name: string) => source.assignments.find(({ operation }) => operation === name);
  const operations = source.jobs.flatMap((job) => job.operations.map((it) => ({ ...it, job })));
  const declared = operations.find((it) => it.id === id);
  const own = assigned(id);
  if (declared === undefined || own === undefined) throw new Error(`${id} is not declared`);
  const before = earlier.map(assigned).filter((it) => it !== undefined);
  const onMachine = before.filter(({ machine }) => machine === own.machine);
  const ends = (those: Schedule['assignments']) => Math.max(0, ...those.map(({ end }) => minuteOf(end)));
  const familyOf = (name: string) => operations.find((it) => it.id === name)?.family;
  const setBy = onMachine.findLast(({ operation }) => familyOf(operation) !== undefined);
  const changeover = source.changeovers?.find(
    (it) => it.machine === own.machine && it.from === familyOf(setBy?.operation ?? '') && it.to === declared.family,
  );
  const openOn = problem.openOn(own.machine);
  // The changeover may use every open minute in which the machine stands free since the family was set.
  const isFree = (minute: number) =>
    openOn[minute] === true && onMachine.every((it) => minute < minuteOf(it.start) || minute >= minuteOf(it.end));
  let setUp = minuteOf(setBy?.end ?? problem.at(0));
  for (let left = changeover?.minutes ?? 0; left > 0; setUp += 1) left -= isFree(setUp) ? 1 : 0;
  const taken = [...earlier, id].reduce(
    (sum, name) => sum + (operations.find((it) => it.id === name)?.materials?.[0]?.quantity ?? 0),
    0,
  );
  const [steel] = source.materials ?? [];
  const supply = (minute: number) =>
    (steel?.arrivals ?? []).reduce(
      (sum, it) => sum + (minuteOf(it.at) <= minute ? it.quantity : 0),
      steel?.onHand ?? 0,
    );
  const ready = Math.max(
    minuteOf(declared.job.releaseAt ?? problem.at(0)),
    ends(before.filter(({ operation }) => declared.after?.includes(operation))),
    ends(before.filter(({ person }) => person !== undefined && person === own.person)),
    ends(onMachine),
    setUp,
  );
  for (let minute = ready; minute < horizon; minute += 1) {
    const open = openOn[minute] === true && problem.openFor(own.person)[minute] === true;
    if (open && ((declared.materials ?? []).length === 0 || supply(minute) >= taken)) return minute;
  }
  return horizon;
}

describe('explainSchedule on random schedules', () => {
  const seed = fc.integer({ min: 0, max: 0x7fffffff });

  it('finds the very minute until which each operation is held back', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const pick = seeded(from);
        const problem = randomProblem(pick, 6);
        const source = dispatch(problem, pick);
        fc.pre(source !== null);
        const model = buildScheduleModel(schedule.parse(source));
        for (const { placement, binding } of explainSchedule(model).forest.bindings) {
          const expected = earliestStart(problem, source, model, placement.operation.id);
          expect([placement.operation.id, (binding.ready - model.start) / 60_000]).toEqual([
            placement.operation.id,
            expected,
          ]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('finds it for tools, batches, locks and the frozen horizon, too, as counting minutes does', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const pick = seeded(from);
        const problem = randomProblemWithRules(pick, 6);
        const source = dispatch(problem, pick);
        fc.pre(source !== null);
        hold(problem, source, pick);
        const model = buildScheduleModel(schedule.parse(source));
        const order = rankOrder(model);
        // Whoever starts and ends with a batch elsewhere may come in the middle of it.
        fc.pre(order.every((id, at) => model.placements[at]?.operation.id === id));
        const planned = new Map(source.assignments.map((it) => [it.operation, problem.minuteOf(it.start)]));
        for (const { placement, binding } of explainSchedule(model).forest.bindings) {
          const { id } = placement.operation;
          const own = placement.batch?.members.map(({ operation }) => operation.id) ?? [id];
          const upTo = order.slice(0, Math.max(...own.map((member) => order.indexOf(member))) + 1);
          const floor = (other: string) => (own.includes(other) ? 0 : (planned.get(other) ?? 0));
          const expected = replayByMinute(problem, source, { order: upTo, floor });
          const start = expected?.find((it) => it.operation === id)?.start ?? '';
          expect([id, (binding.ready - model.start) / 60_000]).toEqual([id, problem.minuteOf(start)]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('accounts for all the time from the start to the end of every chain, also in broken schedules', () => {
    fc.assert(
      fc.property(seed, fc.boolean(), (from, broken) => {
        const pick = seeded(from);
        const problem = anyProblem(pick, 8);
        const made = dispatch(problem, pick);
        fc.pre(made !== null);
        hold(problem, made, pick);
        const source = structuredClone(made);
        for (const assignment of broken ? source.assignments : []) {
          const start = pick(3000);
          assignment.start = problem.at(start);
          assignment.end = problem.at(start + pick(300));
        }
        const model = buildScheduleModel(schedule.parse(source));
        const { chainTo, lateJobs, forest } = explainSchedule(model);
        for (const placement of model.placements) {
          const chain = chainTo(placement.operation.id, Infinity);
          const minutes = (chain?.steps ?? []).reduce((sum, step) => sum + total(step.minutes), 0);
          expect(minutes).toBeCloseTo((placement.end - model.start) / 60_000, 6);
          expect(total(forest.totalsTo(placement.rank)) / 60_000).toBeCloseTo(minutes, 6);
        }
        for (const delay of lateJobs) {
          const steps = chainTo(delay.operation, Infinity)?.steps ?? [];
          expect(steps).toHaveLength(delay.chainLength);
          for (const name of shareNames) {
            const sum = steps.reduce((minutes, step) => minutes + step.minutes[name], 0);
            expect([name, delay.minutes[name]]).toEqual([name, expect.closeTo(sum, 6)]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
