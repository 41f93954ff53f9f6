import { workerActor } from '@countersign/access';
import type { Check } from '@countersign/checks';
import type { CheckResult } from '@countersign/contracts';
import { reviewTasks } from '@countersign/reviews';
import {
  findReusableRun,
  inputDigest,
  recordFindings,
  type CheckUsage,
  type StartedCheckRun,
} from '@countersign/submissions';
import { applyCalibration, type CalibratedResult } from '../apply-calibration.js';
import { usageOf } from '../check-cost.js';
import type { WorkerContext } from '../worker-context.js';
import { subjectOf } from './subject-of.js';

/** Digest over all that fixes what a check finds on the output of a run, and whether answers of models may stand for it; null where something else does too. */
export const digestOf = (
  { checkSettings, policy }: WorkerContext,
  run: StartedCheckRun,
  check: Check | undefined,
): string | null =>
  check ? inputDigest(check, subjectOf(run), `${checkSettings} ${policy.checks.reuse.modelAnswers}`) : null;

/**
 * Records for a run on a revision what the same check found on the version before, where all that it reads is the same; answers whether it
 * did. Calibrations and thresholds are those of now.
 */
export async function reuseResult(
  context: WorkerContext,
  run: StartedCheckRun,
  check: Check | undefined,
  digest: string | null,
): Promise<boolean> {
  if (!check || digest === null || run.supersedes === null) return false;
  const { db, policy } = context;
  const startedAt = performance.now();
  const earlier = await db.read((tx) => findReusableRun(tx, run.id, digest));
  if (!earlier) return false;
  const { name, version } = check;
  const told = applyCalibration(
    earlier.result,
    { system: run.system, check: name, version },
    context.calibrations,
    policy,
  );
  const usage = await usageOf(
    { cpuMs: 0, cores: context.cores, records: [] },
    policy.devices,
    policy.models.recordCalls,
  );
  const milliseconds = performance.now() - startedAt;
  const reused = { inputDigest: keptDigest(digest, earlier.result, told, usage, policy), reusedFrom: earlier.id };
  const record = { checkRun: run.id, version, milliseconds, usage, ...told, ...reused };
  await db.transaction((tx) => recordFindings(tx, workerActor, record, { policy, tasks: reviewTasks }));
  return true;
}

/**
 * The digest under which a result may be used again: none where a threshold has changed the check's own word, where more was found than
 * is kept beside a run, where a model did not answer, or where models that may answer otherwise were asked, unless the policy takes their
 * answers as they were.
 */
export function keptDigest(
  digest: string | null,
  result: CheckResult,
  told: CalibratedResult,
  { calls }: Pick<CheckUsage, 'calls'>,
  { checks: { reuse } }: WorkerContext['policy'],
): string | null {
  const isOwn = told.result.outcome === result.outcome;
  const isKept = result.fingerprints.length === 0 && result.imageTexts === null;
  const isFixed = reuse.modelAnswers || calls.every(({ backend }) => backend === 'glass-box');
  // What a check says without a model that failed or rested is less than it says with it.
  const isWhole = calls.every(({ outcome }) => outcome === 'answered');
  return isOwn && isKept && isFixed && isWhole ? digest : null;
}
