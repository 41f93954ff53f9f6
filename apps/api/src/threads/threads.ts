import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ProductError } from '@countersign/contracts';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type * as tasks from './thread-tasks.js';

type Tasks = typeof tasks;

/** Pools of threads, so that what computes for long holds up no picture; `mostWaiting`: more are refused, since their clients would wait for minutes. */
const pools = {
  questions: { maxThreads: 2, mostWaiting: 32 },
  // A viewer asks for many small parts of one picture at once.
  pictures: { maxThreads: 2, mostWaiting: 512 },
} as const;
type PoolName = keyof typeof pools;

const poolOf: Readonly<Record<keyof Tasks, PoolName>> = {
  answerScheduleQuestion: 'questions',
  readFilesInThread: 'questions',
  describeImageInThread: 'questions',
  previewInThread: 'pictures',
};

/** Longest that one request computes. */
const longestMs = 30_000;
/** Memory of one thread; one that wants more ends, and its request fails. */
const heapMb = 1024;

const busy = new ProductError(
  'overloaded',
  {
    en: 'Too much is being computed at the moment. Try again in a few seconds.',
    'zh-TW': '目前計算工作過多，請幾秒後再試。',
  },
  { retryAfter: 5 },
);
const tooLong = new ProductError('too-large', {
  en: `This takes longer than ${longestMs / 1000} seconds or more memory than it may. Send less of it at once.`,
  'zh-TW': `計算超過 ${longestMs / 1000} 秒或記憶體上限，請縮減內容後再送。`,
});

/** Threads for requests that compute for long, so that they hold up no others. */
@Injectable()
export class Threads implements OnApplicationShutdown {
  private readonly opened = new Map<PoolName, Piscina>();

  /** Runs a task by name; a `ProductError` where it takes too long or too many wait, else what the task threw. */
  async run<Name extends keyof Tasks>(
    name: Name,
    input: Parameters<Tasks[Name]>[0],
  ): Promise<Awaited<ReturnType<Tasks[Name]>>> {
    const pool = this.poolFor(poolOf[name]);
    if (pool.queueSize >= pools[poolOf[name]].mostWaiting) throw busy;
    const signal = AbortSignal.timeout(longestMs);
    try {
      return (await pool.run(input, { name, signal })) as Awaited<ReturnType<Tasks[Name]>>;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (signal.aborted || code === 'ERR_WORKER_OUT_OF_MEMORY') throw tooLong;
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.opened.values()].map((pool) => pool.destroy()));
  }

  private poolFor(name: PoolName): Piscina {
    const opened = this.opened.get(name);
    if (opened) return opened;
    const pool = open(pools[name].maxThreads);
    this.opened.set(name, pool);
    return pool;
  }
}

function open(maxThreads: number): Piscina {
  return new Piscina({
    // The built file, also from the sources: threads do not read TypeScript.
    filename: fileURLToPath(new URL('../../dist/threads/thread-tasks.js', import.meta.url)),
    minThreads: 0,
    maxThreads,
    idleTimeout: 60_000,
    // Preloads of this process are not for threads.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
}
