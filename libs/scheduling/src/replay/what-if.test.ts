import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from '../content/schedule-content.js';
import { schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import { recheckSchedule } from '../recheck-schedule.js';
import { dispatch } from '../testing/dispatch.js';
import { anyProblem, hold } from '../testing/random-rules.js';
import { seeded } from '../testing/random-schedule.js';
import { replayByMinute } from '../testing/replay-by-minute.js';
import { at, smallSchedule } from '../testing/small-schedule.js';
import type { ScheduleChange } from './schedule-change.js';
import { whatIf } from './what-if.js';
import { whyNot } from './why-not.js';

const small = (change: (source: Schedule) => void = () => undefined): Schedule => {
  const source = smallSchedule();
  // M3 can do B1, too; B2 works into the evening on M2.
  source.jobs[1]?.operations[0]?.eligible.push({ machine: 'M3', minutes: 45 });
  change(source);
  return schedule.parse(source);
};
const startOf = (answer: ReturnType<typeof whatIf>, operation: string) => {
  if (answer.status === 'impossible') return answer.obstacle;
  const start = answer.assignments.find((it) => it.operation === operation)?.start ?? '';
  return (Date.parse(start) - Date.parse(at(0))) / 60_000;
};

describe('whatIf on the small schedule', () => {
  const late = (source: Schedule) => Object.assign(source.jobs[0] ?? {}, { dueAt: at(100) });

  it('tells what B before A costs: times, lateness, length, changeovers, by order', () => {
    const source = small();
    const before = structuredClone(source);
    const answer = whatIf(source, { kind: 'move-before', operation: 'B1', before: 'A1' });
    expect(answer).toMatchObject({
      status: 'feasible',
      moved: ['B1', 'A1', 'A2'],
      before: { makespanMinutes: 150, lateJobs: 0, totalTardinessMinutes: 0, changeoverMinutes: 30 },
      after: { makespanMinutes: 200, lateJobs: 1, totalTardinessMinutes: 80, changeoverMinutes: 0 },
      difference: { makespanMinutes: 50, lateJobs: 1, totalTardinessMinutes: 80, changeoverMinutes: -30 },
      jobs: [
        { job: 'A', customer: 'ACME', endDifferenceMinutes: 80, latenessBefore: 0, latenessAfter: 80 },
        { job: 'B', customer: 'Birch', endDifferenceMinutes: -90, latenessBefore: -50, latenessAfter: -140 },
      ],
    });
    expect(source).toEqual(before);
  });

  it.each<[string, ScheduleChange, string, number, (source: Schedule) => void]>([
    ['another machine', { kind: 'other-machine', operation: 'B1', machine: 'M3' }, 'B1', 80, () => undefined],
    ['a machine out of order', { kind: 'outage', machine: 'M2', from: at(0), to: at(90) }, 'A2', 90, () => undefined],
    [
      'material that comes earlier',
      { kind: 'arrival', material: 'steel', arrival: 0, at: at(100) },
      'B1',
      100,
      (source) => (source.materials = [{ id: 'steel', onHand: 5, arrivals: [{ at: at(130), quantity: 5 }] }]),
    ],
    [
      'overtime before work begins',
      { kind: 'overtime', calendar: 'day', from: at(540), to: at(600) },
      'B1',
      540,
      (source) => Object.assign(source.jobs[1] ?? {}, { releaseAt: at(540) }),
    ],
  ])('recomputes under %s', (_, change, operation, start, spoil) => {
    expect(startOf(whatIf(small(spoil), change), operation)).toBe(start);
  });

  it('moves a due date without moving work', () => {
    const answer = whatIf(small(late), { kind: 'due', job: 'A', dueAt: at(120) });
    expect(answer).toMatchObject({
      moved: [],
      difference: { makespanMinutes: 0, lateJobs: -1, totalTardinessMinutes: -20 },
      jobs: [{ job: 'A', endDifferenceMinutes: 0, latenessBefore: 20, latenessAfter: 0 }],
    });
  });

  it.each<[ScheduleChange, object]>([
    [
      { kind: 'move-before', operation: 'A2', before: 'A1' },
      { kind: 'eligibility', operation: 'A2', machine: 'M1' },
    ],
    [
      { kind: 'move-before', operation: 'X', before: 'A1' },
      { kind: 'unknown', reference: 'operation', name: 'X' },
    ],
    [
      { kind: 'move-before', operation: 'A1', before: 'X' },
      { kind: 'unknown', reference: 'operation', name: 'X' },
    ],
    [
      { kind: 'other-machine', operation: 'A1', machine: 'X' },
      { kind: 'unknown', reference: 'machine', name: 'X' },
    ],
    [
      { kind: 'overtime', calendar: 'X', from: at(0), to: at(1) },
      { kind: 'unknown', reference: 'calendar', name: 'X' },
    ],
    [
      { kind: 'outage', machine: 'X', from: at(0), to: at(1) },
      { kind: 'unknown', reference: 'machine', name: 'X' },
    ],
    [
      { kind: 'due', job: 'X', dueAt: at(0) },
      { kind: 'unknown', reference: 'job', name: 'X' },
    ],
    [
      { kind: 'arrival', material: 'X', arrival: 0, at: at(0) },
      { kind: 'unknown', reference: 'material', name: 'X' },
    ],
    [
      { kind: 'arrival', material: 'steel', arrival: 1, at: at(0) },
      { kind: 'unknown', reference: 'arrival', name: 'steel 1' },
    ],
  ])('says what stands against %j', (change, obstacle) => {
    expect(whatIf(small(), change)).toEqual({ status: 'impossible', obstacle });
  });
});

describe('whyNot', () => {
  it('names the cost, and what was missing when the other started', () => {
    expect(whyNot(small(), 'B1', 'A1')).toMatchObject({
      status: 'possible',
      verdict: 'worse',
      machine: 'M1',
      missing: { cause: 'material', by: null, material: 'steel', until: '2026-12-01T09:20:00+08:00' },
      answer: { difference: { totalTardinessMinutes: 80 } },
    });
  });

  it('names precedence, the machine that cannot, or that it is so', () => {
    const followed = (source: Schedule) => Object.assign(source.jobs[1]?.operations[0] ?? {}, { after: ['A2'] });
    expect(whyNot(small(followed), 'B1', 'A1')).toEqual({
      status: 'impossible',
      obstacle: { kind: 'precedence', operations: ['A1', 'A2', 'B1'] },
    });
    expect(whyNot(small(), 'A2', 'B1')).toEqual({
      status: 'impossible',
      obstacle: { kind: 'eligibility', operation: 'A2', machine: 'M1' },
    });
    expect(whyNot(small(), 'A1', 'B1')).toEqual({ status: 'is-so' });
    expect(whyNot(small(), 'A1', 'X')).toMatchObject({ status: 'impossible', obstacle: { kind: 'unknown' } });
  });

  it('finds what a schedule missed', () => {
    const swapped = small((source) => {
      source.materials = [{ id: 'steel', onHand: 50 }];
      Object.assign(source.assignments[0] ?? {}, { start: at(60), end: at(120) });
      Object.assign(source.assignments[1] ?? {}, { start: at(120), end: at(180) });
      Object.assign(source.assignments[2] ?? {}, { start: at(0), end: at(60) });
    });
    expect(whyNot(swapped, 'A1', 'B1')).toMatchObject({ verdict: 'better', missing: null });
  });
});

describe('whatIf on random schedules', () => {
  it('moves operations as counting minutes does, and sums what the orders say', () => {
    const feasible = new Set<string>();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (from) => {
        const pick = seeded(from);
        const problem = anyProblem(pick, 6);
        const source = dispatch(problem, pick);
        fc.pre(source !== null);
        hold(problem, source, pick);
        const some = () => source.assignments[pick(source.assignments.length)]?.operation ?? '';
        const moves = (): ScheduleChange[] => [
          { kind: 'move-before', operation: some(), before: some() },
          { kind: 'move-after', operation: some(), after: some() },
          { kind: 'start-no-earlier', operation: some(), at: problem.at(pick(3000)) },
          { kind: 'move-to', operation: some(), machine: `M${1 + pick(3)}`, at: problem.at(pick(3000)) },
        ];
        const changes = Array.from({ length: 1 + pick(3) }, () => moves()[pick(4)]).filter((it) => it !== undefined);
        const answer = whatIf(schedule.parse(source), changes);
        fc.pre(answer.status === 'feasible');
        for (const { kind } of changes) feasible.add(kind);
        const order = answer.assignments.map((it) => it.operation);
        const last = changes.at(-1);
        const place = (id: string) => order.indexOf(id);
        if (last?.kind === 'move-before' && last.operation !== last.before)
          expect(place(last.operation)).toBeLessThan(place(last.before));
        if (last?.kind === 'move-after' && last.operation !== last.after)
          expect(place(last.operation)).toBeGreaterThan(place(last.after));
        const floors = new Map(
          changes.flatMap((it) =>
            'at' in it && 'operation' in it ? [[it.operation, problem.minuteOf(it.at)] as const] : [],
          ),
        );
        const replayed = { ...source, assignments: answer.assignments };
        const expected = replayByMinute(problem, replayed, { order, floor: (id) => floors.get(id) ?? 0 });
        fc.pre(expected !== null);
        const minutes = (list: Schedule['assignments']) =>
          list.map((it) => [it.operation, it.machine, problem.minuteOf(it.start), problem.minuteOf(it.end)]);
        expect(minutes(answer.assignments)).toEqual(minutes(expected));
        const tardy = (lateness: number | null) => Math.max(0, lateness ?? 0);
        const change = answer.jobs.reduce((sum, it) => sum + tardy(it.latenessAfter) - tardy(it.latenessBefore), 0);
        expect(answer.difference.totalTardinessMinutes).toBeCloseTo(change, 6);
        const broken = recheckSchedule(buildScheduleModel(schedule.parse(replayed)));
        expect(broken.filter(({ constraint }) => constraint !== 'due')).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(feasible.size).toBe(4);
  });
});
