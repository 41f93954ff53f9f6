import { createHash } from 'node:crypto';
import { availableParallelism, hostname } from 'node:os';
import { join } from 'node:path';
import type { LogIdentity } from '@countersign/audit';
import {
  loadSigningKey,
  LogSealer,
  openLogIdentity,
  readWitnessPolicy,
  SealLags,
  WitnessRound,
} from '@countersign/audit';
import { modalities } from '@countersign/contracts';
import { Database, newId, requireSchema } from '@countersign/database';
import { checkQueueName, openQueue, type JobQueue, type QueueName } from '@countersign/jobs';
import { checksFor, loadPolicy, wantedDevices, type Policy } from '@countersign/policy';
import { Lots, type AppliedCalibrations } from '@countersign/reviews';
import { loadRequirements } from '@countersign/reports';
import type { RequirementPack } from '@countersign/requirements';
import { openBlobStore, type BlobStore } from '@countersign/storage';
import { PolicyInForce } from '@countersign/submissions';
import type { Logger } from 'pino';
import { CheckPool } from './check-pool.js';
import { Models } from './models.js';
import { UsageSums } from './usage-sums.js';
import type { Config } from './config.js';

/** What every job of this worker works with, and its counts since it started. */
export interface WorkerContext {
  config: Config;
  logger: Logger;
  db: Database;
  /** The policy in force, as far as this worker has followed it; a round brings it up to date. */
  policies: PolicyInForce;
  readonly policy: Policy;
  packs: readonly RequirementPack[];
  log: LogIdentity;
  lots: Lots;
  sealer: LogSealer;
  /** How long the entries waited that this worker sealed, until it is told. */
  sealLags: SealLags;
  /** A round for each witness, so that one that is silent delays no other; empty when the settings name none. */
  witnesses: WitnessRound[];
  witnessPolicy: ReturnType<typeof readWitnessPolicy>;
  models: Models;
  blobs: BlobStore;
  pool: CheckPool;
  usage: UsageSums;
  calibrations: AppliedCalibrations;
  /** Digest over the settings and models with which checks run here. */
  checkSettings: string;
  /** Rounds in which waiting submissions are still looked for that were routed by a policy before. */
  routingRounds: number;
  /** The policy exceptions that stood at the last look. */
  standingExceptions: string;
  /** Decisions up to this time have been learnt from. */
  calibratedAt: Date | null;
  /** Cores of this machine. */
  cores: number;
  /** Queues of checks by name: of all machines, and of each class of device that a check asks for. */
  checkQueues: ReadonlyMap<QueueName, JobQueue>;
  reportQueue: JobQueue;
  workerId: string;
  /** How long a check run belongs to this worker: the longest time limit, and a minute for queueing and storing. */
  leaseSeconds: number;
  startedAt: Date;
  running: number;
  done: number;
  failed: number;
}

function longestTimeoutMs(policy: Policy): number {
  return Math.max(...modalities.flatMap((modality) => checksFor(policy, modality).map(({ timeoutMs }) => timeoutMs)));
}

/** Over all with which threads run checks, as it was when the worker started. */
function settingsDigest({ trustedSigners, checks: { images }, models }: Policy, tasks: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify({ trustedSigners, images, models, tasks })).digest('hex');
}

/** Reads policies and keys and connects. */
export async function openWorkerContext(config: Config, logger: Logger): Promise<WorkerContext> {
  const policy = await loadPolicy(config.policyFolder);
  const packs = await loadRequirements(join(config.policyFolder, 'requirements'), policy);
  const models = await Models.open(policy, config);
  for (const { name, notices } of models.hub.state()) {
    for (const notice of notices) logger.warn({ model: name }, notice.en);
  }
  const witnesses = readWitnessPolicy(config.witnessPolicy);
  const db = await Database.open({
    url: config.databaseUrl,
    poolSize: config.databasePool,
    applicationName: 'countersign-worker',
  });
  await db.read(requireSchema);
  const blobs = openBlobStore(config.blobs);
  await blobs.check();
  const { keysFolder: folder, logOrigin: origin, logKey: key, logKeyNext: next } = config;
  const log = openLogIdentity({ folder, origin, key, next });
  const reconnecting = (error: Error): void => logger.warn({ error }, 'The job queue is being reconnected');
  const policies = new PolicyInForce(policy);
  return {
    config,
    logger,
    db,
    policies,
    get policy() {
      return policies.current;
    },
    packs,
    log,
    lots: new Lots(loadSigningKey(folder, 'lots')),
    sealer: new LogSealer(db, log),
    sealLags: new SealLags(),
    witnesses: witnesses
      ? witnesses.witnesses.map((witness) => new WitnessRound(db, log, { ...witnesses, witnesses: [witness] }))
      : [],
    witnessPolicy: witnesses,
    models,
    blobs,
    pool: new CheckPool(
      { size: config.checkThreads, modelThreads: config.modelThreads },
      { blobs: config.blobs, trustedSigners: policy.trustedSigners, images: policy.checks.images },
      models,
    ),
    checkSettings: settingsDigest(policy, models.tasks),
    usage: new UsageSums(),
    calibrations: new Map(),
    routingRounds: 0,
    standingExceptions: '',
    calibratedAt: null,
    cores: availableParallelism(),
    checkQueues: new Map(
      [null, ...wantedDevices(policy)].map((device) => {
        const name = checkQueueName(device);
        return [name, openQueue(name, config, reconnecting)];
      }),
    ),
    reportQueue: openQueue('reports', config, reconnecting),
    workerId: `${hostname()}-${process.pid}-${newId().slice(-6)}`,
    leaseSeconds: 60 + longestTimeoutMs(policy) / 1000,
    startedAt: new Date(),
    running: 0,
    done: 0,
    failed: 0,
  };
}
