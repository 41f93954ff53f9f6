import { calibrated } from '@countersign/checks';
import type { CheckResult } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import { thresholdFor } from '@countersign/policy';
import type { AppliedCalibration } from '@countersign/reviews';
import type { StartedCheckRun } from '@countersign/submissions';

export interface CalibratedResult {
  result: CheckResult;
  /** How likely people approve an output of this score, and on how many of their decisions that stands; null without a calibration. */
  probability: number | null;
  calibratedOn: number | null;
}

const isSerious = (severity: string): boolean => severity === 'major' || severity === 'critical';

/**
 * The probability of a result's score, and its outcome by the policy's threshold for the AI system where one is named: under it the result is
 * flagged; from it on it passes unless a finding is serious. Without a calibration, or without a score, the check's own word stands.
 */
export function applyCalibration(
  result: CheckResult,
  run: Pick<StartedCheckRun, 'system' | 'check_name' | 'check_version'>,
  calibration: AppliedCalibration | undefined,
  policy: Policy,
): CalibratedResult {
  if (!calibration || result.score === null || result.outcome === 'inconclusive') {
    return { result, probability: null, calibratedOn: null };
  }
  const probability = calibrated(calibration.map, result.score);
  const told = { probability, calibratedOn: calibration.labels };
  const threshold = thresholdFor(policy, run.check_name, run.system);
  if (threshold === null) return { result, ...told };
  const serious = result.findings.some(({ severity }) => isSerious(severity));
  return { result: { ...result, outcome: serious || probability < threshold ? 'flagged' : 'passed' }, ...told };
}
