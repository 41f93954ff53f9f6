import { createPostgresBackend, Queue, Worker, withBackend, type ConnectionOptions } from 'bullmq';

/** Queues that only run machines: what waits for people lives in tables. Checks that want a class of device have a queue of their own. */
export type QueueName = 'checks' | 'reports' | `checks-${string}`;

/** The queue of checks that run on any machine (null), or on one of this class of device, such as `cuda:A100`. */
export function checkQueueName(deviceClass: string | null): QueueName {
  return deviceClass === null ? 'checks' : `checks-${deviceClass.replaceAll(':', '-')}`;
}

export interface QueueSettings {
  databaseUrl: string;
  /** Redis instead of PostgreSQL when given. */
  redisUrl?: string | undefined;
}

/** One queue, as the relay and the fleet page use it. */
export interface JobQueue {
  name: QueueName;
  /** Adds jobs by id; one that is there already is not added twice. */
  add(ids: readonly string[]): Promise<void>;
  counts(): Promise<{ waiting: number; running: number }>;
  close(): Promise<void>;
}

/** A running consumer; `close` waits for the jobs under way. */
export interface JobConsumer {
  close(): Promise<void>;
}

export interface ConsumerOptions {
  concurrency: number;
  onError(error: Error): void;
}

/** A job whose consumer died is free again soon after: it is locked this long at a time, and looked after this often. */
const leases = { lockDuration: 15_000, stalledInterval: 5_000 };

const PostgresBull = withBackend(createPostgresBackend);
const poolSize = 4;

function connectionOf({ databaseUrl, redisUrl }: QueueSettings) {
  return redisUrl === undefined
    ? { connectionString: databaseUrl, max: poolSize }
    : { url: redisUrl, maxRetriesPerRequest: null };
}

/** Opens a queue for adding. */
export function openQueue(name: QueueName, settings: QueueSettings, onError: (error: Error) => void): JobQueue {
  const connection = connectionOf(settings) as ConnectionOptions;
  const options = { connection, defaultJobOptions: { removeOnComplete: true, removeOnFail: true } };
  const queue =
    settings.redisUrl === undefined ? new PostgresBull.Queue(name, options as never) : new Queue(name, options);
  queue.on('error', onError);
  return {
    name,
    async add(ids) {
      await queue.addBulk(ids.map((id) => ({ name, data: { id }, opts: { jobId: id } })));
    },
    async counts() {
      const counts = await queue.getJobCounts('waiting', 'active', 'prioritized', 'delayed');
      const waiting = (counts.waiting ?? 0) + (counts.prioritized ?? 0) + (counts.delayed ?? 0);
      return { waiting, running: counts.active ?? 0 };
    },
    close: () => queue.close(),
  };
}

/** Runs a handler for every job of a queue. Retries are the handler's affair: its table says what is left to do. */
export function consumeQueue(
  name: QueueName,
  settings: QueueSettings,
  handler: (id: string) => Promise<void>,
  { concurrency, onError }: ConsumerOptions,
): JobConsumer {
  const connection = connectionOf(settings) as ConnectionOptions;
  const run = (job: { data: { id: string } }): Promise<void> => handler(job.data.id);
  const worker =
    settings.redisUrl === undefined
      ? new PostgresBull.Worker(name, run as never, { connection, concurrency, ...leases } as never)
      : new Worker(name, run, { connection, concurrency, ...leases });
  worker.on('error', onError);
  return { close: () => worker.close() };
}
