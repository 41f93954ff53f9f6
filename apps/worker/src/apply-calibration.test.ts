import { fileURLToPath } from 'node:url';
import type { CheckResult } from '@countersign/contracts';
import { loadPolicy, type Policy } from '@countersign/policy';
import { applyCalibration } from './apply-calibration.js';

const shipped = await loadPolicy(fileURLToPath(new URL('../../../policies', import.meta.url)));
const withThresholds = (...thresholds: Policy['checks']['thresholds']): Policy => ({
  ...shipped,
  checks: { ...shipped.checks, thresholds },
});
const run = { system: 'answers', check: 'text-factuality', version: '1.0.0' };
/** Probability = score. */
const same = { method: 'platt' as const, slope: 1, offset: 0 };
const calibration = new Map([['output answers text-factuality 1.0.0', { map: same, labels: 214 }]]);

function result(changes: Partial<CheckResult> = {}): CheckResult {
  const summary = { en: 's', 'zh-TW': '摘' };
  return {
    outcome: 'passed',
    score: 0.6,
    summary,
    findings: [],
    attributions: [],
    measures: {},
    fingerprints: [],
    imageTexts: null,
    ...changes,
  };
}
const serious = { severity: 'major' } as CheckResult['findings'][number];
const all = { check: 'text-factuality', system: '*', leastProbability: 0.7 };

describe('applyCalibration', () => {
  it('leaves a check’s word alone without a calibration, without a score and without an answer', () => {
    for (const [given, map] of [
      [result(), new Map()],
      [result({ score: null }), calibration],
      [result({ outcome: 'inconclusive' }), calibration],
    ] as const) {
      const told = applyCalibration(given, run, map, withThresholds(all));
      expect(told).toEqual({ result: given, probability: null, calibratedOn: null, findings: null });
    }
  });

  it('tells how likely each finding with a score is right', () => {
    const ofFindings = new Map([['finding answers text-factuality 1.0.0', { map: same, labels: 40 }]]);
    const found = [
      { severity: 'minor', score: 0.7 },
      { severity: 'minor', score: null },
    ] as CheckResult['findings'];
    const told = applyCalibration(result({ findings: found }), run, ofFindings, withThresholds(all));
    expect(told).toMatchObject({ probability: null, result: { outcome: 'passed' } });
    expect(told.findings).toEqual({ probabilities: [expect.closeTo(0.7, 9), null], calibratedOn: 40 });
  });

  it('is of the version of the check that ran', () => {
    const told = applyCalibration(result(), { ...run, version: '1.0.1' }, calibration, withThresholds(all));
    expect(told.probability).toBeNull();
  });

  it('tells the probability, and changes no outcome where the policy names no threshold', () => {
    const told = applyCalibration(result({ outcome: 'flagged', score: 0.9 }), run, calibration, withThresholds());
    expect(told.probability).toBeCloseTo(0.9, 9);
    expect(told).toMatchObject({ calibratedOn: 214, result: { outcome: 'flagged' } });
  });

  it.each<[string, Partial<CheckResult>, Policy['checks']['thresholds'], string]>([
    ['flags what is under it', { score: 0.6 }, [all], 'flagged'],
    ['passes what reaches it', { score: 0.8, outcome: 'flagged' }, [all], 'passed'],
    ['never passes a serious finding', { score: 0.99, outcome: 'flagged', findings: [serious] }, [all], 'flagged'],
    [
      'gives way to the AI system’s own',
      { score: 0.6 },
      [all, { ...all, system: 'answers', leastProbability: 0.5 }],
      'passed',
    ],
    ['is not another check’s', { score: 0.1 }, [{ ...all, check: 'text-bias' }], 'passed'],
  ])('has a threshold that %s', (_, changes, thresholds, outcome) => {
    const told = applyCalibration(result(changes), run, calibration, withThresholds(...thresholds));
    expect(told.result.outcome).toBe(outcome);
  });
});
