import { describe, expect, it } from '@jest/globals';
import { planRuns } from './plan.mjs';

const unit = '/r/libs/tlog/src/hash.test.ts';
const browser = '/r/test/browser/review.test.ts';
const faults = '/r/test/faults/kill.test.ts';
const names = (stages) => stages.map((runs) => runs.map(({ name }) => name));

describe('planRuns', () => {
  it('runs only the kinds that were selected, servers and browser one test at a time beside each other', () => {
    expect(names(planRuns([], [unit, faults, browser], []))).toEqual([['together'], ['alone', 'browser']]);
    expect(names(planRuns(['libs/tlog'], [unit], []))).toEqual([['together']]);
    const [, [alone, last]] = planRuns([], [unit, faults, browser], []);
    expect([alone.args, last.args].every((args) => args.includes('--runInBand'))).toBe(true);
  });

  it('hands the person’s own arguments on', () => {
    const [[run]] = planRuns(['libs/tlog', '--bail'], [unit], []);
    expect(run.args.slice(0, 2)).toEqual(['libs/tlog', '--bail']);
  });

  it('only counts the browser tests where there is no browser', () => {
    const [[run]] = planRuns([], [browser], ['browser']);
    expect(run.args).toContain('--testNamePattern=(?!)');
    expect(planRuns([], [browser], [])[0][0].args).not.toContain('--testNamePattern=(?!)');
  });

  it('leaves a person’s choice of projects alone', () => {
    const args = ['--selectProjects', 'unit'];
    expect(planRuns(args, [unit], [])).toEqual([[{ name: 'chosen', args }]]);
  });

  it('plans nothing when nothing was selected', () => {
    expect(planRuns([], [], [])).toEqual([]);
  });
});
