import { workerActor } from '@countersign/access';
import { checks, inconclusive, type EarlierOutputs } from '@countersign/checks';
import type { CheckResult } from '@countersign/contracts';
import type { InferenceRecord } from '@countersign/inference';
import { checksFor, type CheckPlan, type Policy } from '@countersign/policy';
import { reviewTasks } from '@countersign/reviews';
import {
  findPresentation,
  findRejectedLike,
  giveBackCheckRun,
  recordFindings,
  retryCheckRun,
  startCheckRun,
  storeCalls,
  type CheckUsage,
  type StartedCheckRun,
} from '@countersign/submissions';
import { applyCalibration } from '../apply-calibration.js';
import { usageOf } from '../check-cost.js';
import { CheckPoolClosedError } from '../check-pool.js';
import { gaveUp } from './gave-up.js';
import type { WorkerContext } from '../worker-context.js';
import { digestOf, keptDigest, reuseResult } from './reuse-result.js';
import { subjectOf } from './subject-of.js';

/** A run that was begun this often without an end has ended its workers, or will not let them finish: it is not begun again. */
const mostStarts = 5;

const endedItsWorkers = (run: StartedCheckRun): CheckResult =>
  inconclusive({
    en: `The check was begun ${run.attempts - 1} times, and its worker ended before it did, or it failed: it may take more memory than there is. Look at the output without it.`,
    'zh-TW': `檢核開始了 ${run.attempts - 1} 次，但工作程序在完成前中止或檢核失敗，可能是記憶體不足。請在沒有此檢核的情況下審查。`,
  });

/** What came before a run's submission, read when its check asks. */
const earlierOf = (db: WorkerContext['db'], { submission_id: id }: StartedCheckRun): EarlierOutputs => ({
  rejectedLike: (hashes, bits) => db.read((tx) => findRejectedLike(tx, id, hashes, bits)),
  presentation: (measure) => db.read((tx) => findPresentation(tx, id, measure)),
});

/** A run that was planned by a newer version waits this long for a worker of that version before it is handed over again. */
const leftForSeconds = 10;
/** As long as an upgrade of a fleet takes; after it this worker does what it can. */
const newerWithinMs = 10 * 60_000;

const numbersOf = (version: string): number[] => version.split('.').map(Number);

/** Whether this worker's check is of an earlier version than the run was planned for: its answer would not be what was promised. */
function isOlder(own: string | undefined, planned: string): boolean {
  if (own === undefined) return true;
  const [mine, theirs] = [numbersOf(own), numbersOf(planned)];
  const at = mine.findIndex((number, index) => number !== theirs[index]);
  return at >= 0 && (mine[at] ?? 0) < (theirs[at] ?? 0);
}

/** The limits of a check that the policy no longer names, for runs that were written under an earlier one. */
const unnamed = { timeoutMs: 60_000, attempts: 1 };

const limitsOf = (policy: Policy, run: StartedCheckRun): Pick<CheckPlan, 'timeoutMs' | 'attempts'> =>
  checksFor(policy, run.modality).find(({ name }) => name === run.check_name) ?? unnamed;

/** An answer, or why there is none; null where the run was put back. */
interface Attempt {
  result: CheckResult;
  usage: CheckUsage;
  gaveAnswer: boolean;
}

type Note = (outcome: CheckResult['outcome'] | 'retry', usage: CheckUsage) => void;

async function attemptCheck(context: WorkerContext, run: StartedCheckRun, note: Note): Promise<Attempt | null> {
  const { db, policy, pool, workerId } = context;
  const { timeoutMs, attempts } = limitsOf(policy, run);
  const startedAt = performance.now();
  const records: InferenceRecord[] = [];
  const took = (cpuMs: number): Promise<CheckUsage> =>
    usageOf({ cpuMs, cores: context.cores, records }, policy.devices, policy.models.recordCalls);
  if (run.attempts > Math.max(attempts, mostStarts)) {
    context.failed += 1;
    context.logger.error({ check: run.check_name, checkRun: run.id, starts: run.attempts }, 'A check ends its workers');
    return { result: endedItsWorkers(run), usage: await took(0), gaveAnswer: false };
  }
  try {
    const done = await pool.run(
      { check: run.check_name, subject: subjectOf(run), receivedAt: run.created_at.toISOString() },
      { timeoutMs, records, earlier: earlierOf(db, run) },
    );
    return { result: done.result, usage: await took(done.cpuMs), gaveAnswer: true };
  } catch (error) {
    if (error instanceof CheckPoolClosedError) {
      await db.transaction((tx) => giveBackCheckRun(tx, run.id, workerId));
      return null;
    }
    context.failed += 1;
    if (!(error instanceof Error)) throw error;
    context.logger.warn({ error, check: run.check_name, checkRun: run.id, attempt: run.attempts }, 'A check failed');
    // A thread that was ended cannot say what it took: all the time it had, at most.
    const usage = await took(performance.now() - startedAt);
    if (run.attempts >= attempts) return { result: gaveUp(run.attempts, error), usage, gaveAnswer: false };
    await db.transaction(async (tx) => {
      await storeCalls(tx, run.id, run.attempts, usage.calls);
      await retryCheckRun(tx, run.id, 2 ** run.attempts + Math.random());
    });
    note('retry', usage);
    return null;
  }
}

/**
 * The job `checks`: leases a check run, runs it in the pool with no transaction open, and records what it found. A failure
 * is tried again with back-off; the last one ends as inconclusive, which raises the risk, as does a run that ended its
 * workers. Running twice changes nothing.
 */
export async function runCheckJob(context: WorkerContext, id: string): Promise<void> {
  const { db, policy, workerId, leaseSeconds } = context;
  const run = await db.transaction((tx) => startCheckRun(tx, id, workerId, leaseSeconds));
  if (!run) return;
  const check = checks.get(run.check_name);
  const version = check?.version;
  const waitedMs = Date.now() - run.created_at.getTime();
  if (isOlder(version, run.check_version) && waitedMs < newerWithinMs) {
    context.logger.warn({ check: run.check_name, planned: run.check_version, version }, 'Left to a newer worker');
    await db.transaction((tx) => giveBackCheckRun(tx, id, workerId, leftForSeconds));
    return;
  }
  const digest = digestOf(context, run, check);
  if (await reuseResult(context, run, check, digest)) {
    context.done += 1;
    return;
  }
  const startedAt = performance.now();
  const note: Note = (outcome, usage) =>
    context.usage.add({ system: run.system, usage, milliseconds: performance.now() - startedAt, outcome });
  const attempt = await attemptCheck(context, run, note);
  if (attempt === null) return;
  const { result, usage, gaveAnswer } = attempt;
  const milliseconds = performance.now() - startedAt;
  const ran = { system: run.system, check: run.check_name, version: version ?? run.check_version };
  const told = applyCalibration(result, ran, context.calibrations, policy);
  const inputDigest = gaveAnswer ? keptDigest(digest, result, told, usage, policy) : null;
  await db.transaction((tx) =>
    recordFindings(
      tx,
      workerActor,
      { checkRun: id, version, milliseconds, usage, ...told, inputDigest },
      { policy: context.policy, tasks: reviewTasks },
    ),
  );
  note(told.result.outcome, usage);
  context.done += 1;
}
