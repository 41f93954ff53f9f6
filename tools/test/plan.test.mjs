import { describe, expect, it } from '@jest/globals';
import { planRuns } from './plan.mjs';

const unit = '/r/libs/tlog/src/hash.test.ts';
const browser = '/r/test/browser/review.test.ts';
const none = '--testNamePattern=(?!)';

describe('planRuns', () => {
  it('runs all kinds together, two files at a time', () => {
    const [run, ...others] = planRuns([], [unit, browser], []);
    expect(others).toEqual([]);
    expect(run.args).toEqual(expect.arrayContaining(['--maxWorkers=2', 'unit', 'faults', 'browser']));
    expect(run.args).not.toContain(none);
  });

  it('hands the person’s own arguments on', () => {
    const [run] = planRuns(['libs/tlog', '--bail'], [unit], []);
    expect(run.args.slice(0, 2)).toEqual(['libs/tlog', '--bail']);
  });

  it('only counts the browser tests where there is no browser', () => {
    const [run, counted] = planRuns([], [unit, browser], ['browser']);
    expect(run.args).not.toContain('browser');
    expect(counted.args).toEqual(['--runInBand', none, '--selectProjects', 'browser']);
    expect(planRuns([], [browser], ['browser'])).toHaveLength(1);
    expect(planRuns([], [unit], ['browser'])).toHaveLength(1);
  });

  it('leaves a person’s choice of projects alone', () => {
    const args = ['--selectProjects', 'unit'];
    expect(planRuns(args, [unit], [])).toEqual([{ name: 'chosen', args }]);
  });

  it('plans nothing when nothing was selected', () => {
    expect(planRuns([], [], [])).toEqual([]);
  });
});
