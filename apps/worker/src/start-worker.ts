import { hostname } from 'node:os';
import { beat, consumeQueue, sayGoodbye } from '@countersign/jobs';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import { buildReportJob } from './jobs/build-report.js';
import { followPolicy } from './jobs/follow-policy.js';
import { relayCheckRuns } from './jobs/relay-check-runs.js';
import { relayReports } from './jobs/relay-reports.js';
import { releaseClaims } from './jobs/release-claims.js';
import { runCheckJob } from './jobs/run-check.js';
import { sealLog } from './jobs/seal-log.js';
import { verifyLogJob } from './jobs/verify-log.js';
import { startRound } from './round.js';
import { openWorkerContext, type WorkerContext } from './worker-context.js';

const second = 1000;
const version = '0.1.0';

export interface RunningWorker {
  id: string;
  /** Takes no more jobs, finishes those under way, and closes everything. */
  stop(): Promise<void>;
}

function beatOf(context: WorkerContext, state: 'running' | 'draining') {
  return {
    id: context.workerId,
    host: hostname(),
    pid: process.pid,
    version,
    deviceClass: 'cpu',
    startedAt: context.startedAt.toISOString(),
    state,
    running: context.running,
    done: context.done,
    failed: context.failed,
  };
}

/** Runs checks, seals and verifies the log, returns expired claims, and says that it lives. */
export async function startWorker(config: Config, logger: Logger): Promise<RunningWorker> {
  const context = await openWorkerContext(config, logger);
  const { db } = context;
  await followPolicy(context);
  const rounds = [
    startRound('relay', 200, logger, () => relayCheckRuns(context)),
    startRound('relay-reports', second, logger, () => relayReports(context)),
    startRound('seal', 150, logger, () => sealLog(context)),
    startRound('claims', 5 * second, logger, () => releaseClaims(context)),
    startRound('verify', 60 * second, logger, () => verifyLogJob(context, 'incremental')),
    startRound('verify-all', 86_400 * second, logger, () => verifyLogJob(context, 'full')),
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
    consumeQueue('checks', config, counted(runCheckJob), { concurrency: config.checkThreads * 2, onError }),
    consumeQueue('reports', config, counted(buildReportJob), { concurrency: 1, onError }),
  ];
  return {
    id: context.workerId,
    async stop() {
      await db.transaction((tx) => beat(tx, beatOf(context, 'draining')));
      await Promise.all(consumers.map((consumer) => consumer.close()));
      await Promise.all(rounds.map((round) => round.stop()));
      await context.pool.close();
      await db.transaction((tx) => sayGoodbye(tx, context.workerId));
      await Promise.all([context.checkQueue.close(), context.reportQueue.close()]);
      await db.close();
    },
  };
}
