import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import { dispatch } from '../testing/dispatch.js';
import { randomProblemWithRules } from '../testing/random-rules.js';
import { seeded } from '../testing/random-schedule.js';
import { toolTurns } from './tool-turns.js';

describe('toolTurns', () => {
  it('gives tools back before the first that takes one later, as looking at all of them does', () => {
    let bound = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (from) => {
        const pick = seeded(from);
        const source = dispatch(randomProblemWithRules(pick, 12), pick);
        fc.pre(source !== null);
        const model = buildScheduleModel(schedule.parse(source));
        const turns = toolTurns(model);
        const noted = new Map<number, number>();
        for (const placement of model.placements.toReversed()) {
          const later = placement.operation.tools.flatMap(({ tool }) => {
            const isShort = tool.queue.reduce((sum, { count }) => sum + count, 0) > tool.count;
            return isShort ? tool.queue.filter((it) => it.placement.start >= placement.end) : [];
          });
          const expected = Math.min(...later.map((it) => noted.get(it.placement.rank) ?? Infinity));
          expect(turns.latestEnd(placement)).toBe(expected);
          bound += expected < Infinity ? 1 : 0;
          const start = placement.start + pick(1000) * 60_000;
          noted.set(placement.rank, start);
          turns.note(placement, start);
        }
      }),
      { numRuns: 100 },
    );
    expect(bound).toBeGreaterThan(100);
  });
});
