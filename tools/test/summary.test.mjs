import { describe, expect, it } from '@jest/globals';
import { countReport } from './jest-run.mjs';
import { addCounts, judge, summaryLine } from './summary.mjs';

describe('countReport', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 2,
    numPendingTests: 3,
    numTodoTests: 1,
  };

  it('counts a file that could not be loaded as a failure, and to-dos as skipped', () => {
    expect(countReport(report)).toEqual({ passed: 5, failed: 3, skipped: 4 });
  });

  it('takes a missing report for a failure', () => {
    expect(countReport(null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('judge', () => {
  const run = { passed: 5, failed: 0, skipped: 2 };

  it('lets a skipped test pass on a desk and not in continuous integration', () => {
    expect(judge(run, { ci: false })).toEqual({ ...run, problems: [] });
    expect(judge(run, { ci: true })).toMatchObject({
      passed: 5,
      failed: 2,
      skipped: 0,
      problems: [expect.stringContaining('CI=true')],
    });
  });

  it('takes no test at all for a failure', () => {
    expect(judge(addCounts([]), { ci: false })).toMatchObject({
      passed: 0,
      failed: 1,
      problems: ['No test was found.'],
    });
  });
});

describe('summaryLine', () => {
  it.each([
    [[{ passed: 3, failed: 0, skipped: 0 }], '3 passed, 0 failed'],
    [
      [
        { passed: 3, failed: 1, skipped: 0 },
        { passed: 4, failed: 1, skipped: 2 },
      ],
      '7 passed, 2 failed, 2 skipped',
    ],
  ])('sums %j up', (counts, line) => expect(summaryLine(addCounts(counts))).toBe(line));
});
