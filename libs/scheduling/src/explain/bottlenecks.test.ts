import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from '../content/schedule-content.js';
import { schedule } from '../content/schedule-content.js';
import { jobOutcome } from '../figures/job-outcome.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import { dispatch } from '../testing/dispatch.js';
import { randomProblem, seeded } from '../testing/random-schedule.js';
import { at, smallModel } from '../testing/small-schedule.js';
import { bottlenecks } from './bottlenecks.js';
import { explainSchedule } from './explain-schedule.js';

const bottlenecksOf = (change?: (source: Schedule) => void) => {
  const model = smallModel(change);
  return bottlenecks(model, explainSchedule(model).forest);
};

describe('bottlenecks', () => {
  it('counts what waited for the machine alone, its changeover included', () => {
    const late = (source: Schedule) => {
      Object.assign(source.jobs[1] ?? {}, { dueAt: at(140) });
      source.materials = [];
      for (const operation of source.jobs.flatMap((job) => job.operations)) operation.materials = [];
    };
    expect(bottlenecksOf(late)).toEqual([
      { machine: 'M1', share: 0.8, heldMinutes: 90, lateJobs: 1, tardinessMinutes: 10 },
    ]);
  });

  it('leaves out the time in which something else was missing, too', () => {
    // The steel for B1 comes at 80, the machine is ready at 90.
    expect(bottlenecksOf()).toMatchObject([{ machine: 'M1', heldMinutes: 10, lateJobs: 0 }]);
  });

  it('finds on random schedules the late jobs whose chain, walked step by step, passes a machine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (from) => {
        const pick = seeded(from);
        const source = dispatch(randomProblem(pick, 8), pick);
        fc.pre(source !== null);
        const model = buildScheduleModel(schedule.parse(source));
        const explanation = explainSchedule(model);
        for (const { machine, lateJobs, tardinessMinutes } of bottlenecks(model, explanation.forest)) {
          const passing = explanation.lateJobs.filter(({ operation }) =>
            explanation.chainTo(operation, Infinity)?.steps.some((step) => step.machine === machine),
          );
          expect([machine, lateJobs]).toEqual([machine, passing.length]);
          const late = model.jobs.filter(({ id }) => passing.some(({ job }) => job === id));
          const sum = late.reduce((total, job) => total + jobOutcome(job).tardiness, 0);
          expect(tardinessMinutes).toBeCloseTo(sum / 60_000, 6);
        }
      }),
      { numRuns: 100 },
    );
  });
});
