import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { workerActor } from '@countersign/access';
import { recordFirstLogKey } from '@countersign/audit';
import { beat, checkQueueName, consumeQueue, sayGoodbye, type QueueName } from '@countersign/jobs';
import { lookAtShadows } from '@countersign/submissions';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import { applyRetention } from './jobs/apply-retention.js';
import { buildReportJob } from './jobs/build-report.js';
import { buildTrainingExportJob, removeTrainingFilesJob } from './jobs/build-training-export.js';
import { calibrateChecks, refreshCalibrations } from './jobs/calibrate-checks.js';
import { enterGold } from './jobs/enter-gold.js';
import { beginWithPolicy, followPolicy } from './jobs/follow-policy.js';
import { relayCheckRuns } from './jobs/relay-check-runs.js';
import { relayReports } from './jobs/relay-reports.js';
import { raiseDueAlarms } from './jobs/raise-due-alarms.js';
import { releaseAssignments } from './jobs/release-assignments.js';
import { releaseClaims } from './jobs/release-claims.js';
import { removeImages } from './jobs/remove-images.js';
import { runBackTest } from './jobs/run-back-test.js';
import { reviewAgain } from './jobs/review-again.js';
import { runCheckJob } from './jobs/run-check.js';
import { requestDueReportsJob } from './jobs/request-due-reports.js';
import { sealLog, tellSealLags } from './jobs/seal-log.js';
import { verifyLogJob } from './jobs/verify-log.js';
import { tellUsage } from './jobs/tell-usage.js';
import { startRound } from './round.js';
import { openWorkerContext, type WorkerContext } from './worker-context.js';

const second = 1000;
const version = '0.1.0';

/** How long a worker that is told to stop finishes the checks under way before it gives them back. */
const finishMs = 5 * second;

export interface RunningWorker {
  id: string;
  /** Takes no more jobs, finishes those under way or gives them back after five seconds, and closes everything. */
  stop(): Promise<void>;
}

function beatOf(context: WorkerContext, state: 'running' | 'draining') {
  return {
    id: context.workerId,
    host: hostname(),
    pid: process.pid,
    version,
    deviceClass: context.models.device.deviceClass,
    startedAt: context.startedAt.toISOString(),
    state,
    running: context.running,
    done: context.done,
    failed: context.failed,
    threads: context.config.checkThreads,
    cards: context.models.device.cards.map(({ name }) => name),
    queues: [...servedQueues(context), 'reports'],
    models: context.models.hub.state().map((model) => ({ ...model, notices: [...model.notices] })),
  };
}

/** The queues of checks that this worker serves: the one of all, and that of its own class of device where a check asks for it. */
function servedQueues({ checkQueues, models }: WorkerContext): QueueName[] {
  const own = checkQueueName(models.device.deviceClass);
  return checkQueues.has(own) ? ['checks', own] : ['checks'];
}

/** Whether a promise settles within this time. */
async function isSettledWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const expired = new AbortController();
  const settled = promise.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, delay(ms, false, { signal: expired.signal })]);
  } finally {
    expired.abort();
  }
}

/** Runs checks, seals and verifies the log, returns expired claims, and says that it lives. */
export async function startWorker(config: Config, logger: Logger): Promise<RunningWorker> {
  const context = await openWorkerContext(config, logger);
  const { db } = context;
  await beginWithPolicy(context);
  await refreshCalibrations(context);
  await db.transaction((tx) => recordFirstLogKey(tx, workerActor, context.log));
  for (const witness of context.witnesses) await witness.announce();
  // Before the first lease: a run of a worker without a sign of life would soon be taken by another.
  await db.transaction((tx) => beat(tx, beatOf(context, 'running')));
  const rounds = [
    startRound('relay', 200, logger, () => relayCheckRuns(context)),
    startRound('policy', 2 * second, logger, () => followPolicy(context)),
    startRound('back-tests', second, logger, (signal) => runBackTest(context, signal)),
    startRound('shadows', 2 * second, logger, () => context.db.transaction((tx) => lookAtShadows(tx))),
    startRound('relay-reports', second, logger, () => relayReports(context)),
    startRound('schedules', 30 * second, logger, () => requestDueReportsJob(context)),
    startRound('seal', 150, logger, () => sealLog(context)),
    ...context.witnesses.map((witness) =>
      startRound('witness', second, logger, async () => void (await witness.run())),
    ),
    startRound('claims', 5 * second, logger, () => releaseClaims(context)),
    startRound('assignments', 30 * second, logger, () => releaseAssignments(context)),
    startRound('alarms', 30 * second, logger, () => raiseDueAlarms(context)),
    startRound('verify', 60 * second, logger, () => verifyLogJob(context, 'incremental')),
    startRound('verify-all', 86_400 * second, logger, () => verifyLogJob(context, 'full')),
    startRound('retention', 86_400 * second, logger, () => applyRetention(context)),
    startRound('images', 3_600 * second, logger, () => removeImages(context)),
    startRound('gold', 20 * second, logger, () => enterGold(context)),
    startRound('second-reviews', 20 * second, logger, () => reviewAgain(context)),
    startRound('training-exports', 2 * second, logger, (signal) => buildTrainingExportJob(context, signal)),
    startRound('training-files', 60 * second, logger, () => removeTrainingFilesJob(context)),
    startRound('calibrate', 600 * second, logger, () => calibrateChecks(context)),
    startRound('calibrations', 30 * second, logger, () => refreshCalibrations(context)),
    startRound('usage', 5 * second, logger, () => tellUsage(context)),
    startRound('seal-lags', 5 * second, logger, () => tellSealLags(context)),
    startRound('beat', 5 * second, logger, () => db.transaction((tx) => beat(tx, beatOf(context, 'running')))),
  ];
  const onError = (error: Error): void => logger.warn({ error }, 'The job queue is being reconnected');
  const counted =
    (job: (context: WorkerContext, id: string) => Promise<void>) =>
    async (id: string): Promise<void> => {
      context.running += 1;
      try {
        await job(context, id);
      } finally {
        context.running -= 1;
      }
    };
  const consumers = [
    ...servedQueues(context).map((name) =>
      consumeQueue(name, config, counted(runCheckJob), { concurrency: config.checkThreads * 2, onError }),
    ),
    consumeQueue('reports', config, counted(buildReportJob), { concurrency: 1, onError }),
  ];
  return {
    id: context.workerId,
    async stop() {
      context.pool.drain();
      const drained = Promise.all(consumers.map((consumer) => consumer.close()));
      await db.transaction((tx) => beat(tx, beatOf(context, 'draining')));
      const inTime = await isSettledWithin(drained, finishMs);
      // Ends what still runs: its check runs are given back, and another worker takes them at once.
      await context.pool.close();
      if (!inTime)
        logger.warn({ running: context.running }, 'Checks under way are given back, so that the worker can stop');
      await drained;
      await Promise.all(rounds.map((round) => round.stop()));
      await tellUsage(context);
      await tellSealLags(context);
      await db.transaction((tx) => sayGoodbye(tx, context.workerId));
      const queues = [...context.checkQueues.values(), context.reportQueue];
      await Promise.all([...queues.map((queue) => queue.close()), context.models.hub.close()]);
      await db.close();
    },
  };
}
