import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from './content/schedule-content.js';
import { schedule } from './content/schedule-content.js';
import { bottlenecks } from './explain/bottlenecks.js';
import { explainSchedule } from './explain/explain-schedule.js';
import { operationSlack } from './explain/operation-slack.js';
import { buildScheduleModel } from './model/build-schedule-model.js';
import { leftShift } from './replay/left-shift.js';
import { sequenceOf } from './replay/machine-sequence.js';
import type { ScheduleChange } from './replay/schedule-change.js';
import { whatIf } from './replay/what-if.js';
import { whyNot } from './replay/why-not.js';
import { simulateDelays } from './robustness/simulate-delays.js';
import { anyProblem, hold } from './testing/random-rules.js';
import { seeded } from './testing/random-schedule.js';

/** Assignments without any sense: some missing, some twice, of unknown names, ending before they start; sometimes a ring. */
function nonsense(from: number): {
  source: Schedule;
  pick: (bound: number) => number;
  at: (minutes: number) => string;
} {
  const pick = seeded(from);
  const problem = anyProblem(pick, 5);
  const source: Schedule = { ...problem.source, assignments: [] };
  const operations = source.jobs.flatMap((job) => job.operations);
  for (const { id } of [...operations, ...operations.slice(0, pick(2))]) {
    if (pick(8) === 0) continue;
    const start = pick(3000) - 300;
    source.assignments.push({
      operation: pick(12) === 0 ? 'unknown' : id,
      machine: ['M1', 'M2', 'M3', 'M9'][pick(4)] ?? '',
      person: ['P1', 'P2', 'P9', undefined][pick(4)],
      start: problem.at(start),
      end: problem.at(start + pick(400) - 50),
    });
  }
  hold(problem, source, pick);
  const [first, last] = [operations[0], operations.at(-1)];
  if (pick(4) === 0 && first && last) first.after = [last.id];
  return { source: schedule.parse(source), pick, at: problem.at };
}

describe('schedules that make no sense', () => {
  const withNonsense = (use: (nonsensical: ReturnType<typeof nonsense>) => void) =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (from) => use(nonsense(from))),
      { numRuns: 200 },
    );

  it('are explained in finite figures', () => {
    withNonsense(({ source }) => {
      const model = buildScheduleModel(source);
      for (const { minutes } of operationSlack(model)) {
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThan(Infinity);
      }
      const { forest } = explainSchedule(model);
      for (const { heldMinutes, tardinessMinutes } of bottlenecks(model, forest)) {
        expect(heldMinutes).toBeGreaterThan(0);
        expect(Number.isFinite(tardinessMinutes)).toBe(true);
      }
      const distribution = { kind: 'lognormal', sigma: 0.2 } as const;
      const { jobs } = simulateDelays(source, { distribution, simulations: 3, seed: 1 });
      expect(jobs.every(({ held }) => held >= 0 && held <= 3)).toBe(true);
    });
  });

  it('are recomputed within the rules or refused, never altered', () => {
    const answers = new Set<string>();
    withNonsense(({ source, pick, at }) => {
      const before = structuredClone(source);
      const some = <T>(list: readonly T[]): T | undefined => list[pick(list.length)];
      const operation = () => some(source.assignments)?.operation ?? 'unknown';
      const changes: ScheduleChange[] = [
        { kind: 'move-before', operation: operation(), before: operation() },
        { kind: 'other-machine', operation: operation(), machine: `M${1 + pick(4)}` },
        { kind: 'overtime', calendar: 'day', from: at(0), to: at(pick(500)) },
        { kind: 'outage', machine: 'M1', from: at(pick(500)), to: at(pick(5000)) },
        { kind: 'arrival', material: 'steel', arrival: pick(4), at: at(pick(5000)) },
        { kind: 'move-after', operation: operation(), after: operation() },
        { kind: 'start-no-earlier', operation: operation(), at: at(pick(4000)) },
        { kind: 'move-to', operation: operation(), machine: `M${1 + pick(4)}`, at: at(pick(4000)) },
      ];
      answers.add(whatIf(source, changes.slice(pick(8))).status);
      for (const change of changes) answers.add(whatIf(source, change).status);
      answers.add(whyNot(source, operation(), operation()).status);
      const shift = leftShift(source, sequenceOf(buildScheduleModel(source)));
      if (shift.status === 'feasible')
        for (const { start, end } of shift.schedule.assignments)
          expect(Date.parse(end)).toBeGreaterThanOrEqual(Date.parse(start));
      expect(source).toEqual(before);
    });
    expect([...answers].sort()).toEqual(['feasible', 'impossible', 'is-so', 'possible']);
  });
});
