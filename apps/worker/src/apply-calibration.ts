import { calibrated, isSerious } from '@countersign/checks';
import type { CheckResult } from '@countersign/contracts';
import { thresholdFor, type Policy } from '@countersign/policy';
import { calibrationKey, type AppliedCalibration, type AppliedCalibrations } from '@countersign/reviews';
import type { CheckRecord } from '@countersign/submissions';

export type CalibratedResult = Pick<CheckRecord, 'result' | 'probability' | 'calibratedOn' | 'findings'>;

/** A check of an AI system in the version that ran. */
export interface CalibratedCheck {
  system: string;
  check: string;
  version: string;
}

function probabilitiesOf(
  { findings }: CheckResult,
  calibration: AppliedCalibration | undefined,
): CalibratedResult['findings'] {
  if (!calibration) return null;
  const probabilities = findings.map(({ score }) => (score === null ? null : calibrated(calibration.map, score)));
  return { probabilities, calibratedOn: calibration.labels };
}

/**
 * How likely people agree with a result and its findings, and the outcome by the policy's threshold for the AI system where one is named: under it the
 * result is flagged; from it on it passes unless a finding is serious. Without a calibration, or without a score, the check's own word stands.
 */
export function applyCalibration(
  result: CheckResult,
  { system, check, version }: CalibratedCheck,
  calibrations: AppliedCalibrations,
  policy: Policy,
): CalibratedResult {
  const [ofOutputs, ofFindings] = (['output', 'finding'] as const).map((target) =>
    calibrations.get(calibrationKey(target, system, check, version)),
  );
  const findings = probabilitiesOf(result, ofFindings);
  if (!ofOutputs || result.score === null || result.outcome === 'inconclusive') {
    return { result, probability: null, calibratedOn: null, findings };
  }
  const probability = calibrated(ofOutputs.map, result.score);
  const told = { probability, calibratedOn: ofOutputs.labels, findings };
  const threshold = thresholdFor(policy, check, system);
  if (threshold === null) return { result, ...told };
  const serious = result.findings.some(isSerious);
  return { result: { ...result, outcome: serious || probability < threshold ? 'flagged' : 'passed' }, ...told };
}
