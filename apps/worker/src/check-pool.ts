import { Worker } from 'node:worker_threads';
import { checks, type EarlierOutputs } from '@countersign/checks';
import type { CheckResult, LocalizedText } from '@countersign/contracts';
import type { InferenceRecord } from '@countersign/inference';
import type {
  CheckReply,
  CheckRequest,
  EarlierAnswer,
  EarlierQuestion,
  ModelAnswer,
  ModelQuestion,
  ThreadSettings,
} from './check-thread.js';
import type { Models } from './models.js';
import { ThreadPlaces } from './thread-places.js';

/** A check that took longer than it may; its thread was ended. */
export class CheckTimeoutError extends Error {
  override name = 'CheckTimeoutError';
}

/** What a check threw, in its own words for people where it has any. */
export class CheckFailedError extends Error {
  override name = 'CheckFailedError';

  constructor(
    message: string,
    readonly text: LocalizedText | null,
  ) {
    super(message);
  }
}

/** The pool was closed before the check ended: it says nothing about the output, and another worker may run it. */
export class CheckPoolClosedError extends Error {
  override name = 'CheckPoolClosedError';
}

/** A check's answer, and the time of a processor's core that it took. */
export interface CheckDone {
  result: CheckResult;
  cpuMs: number;
}

/** How a check run is limited, where the questions are noted that it asked models, also if it fails, and what it may ask of earlier outputs. */
export interface RunLimits {
  timeoutMs: number;
  records: InferenceRecord[];
  earlier: EarlierOutputs;
}

interface Waiting extends RunLimits {
  request: CheckRequest;
  resolve(done: CheckDone): void;
  reject(error: Error): void;
}

const closedBefore = ({ check }: CheckRequest): CheckPoolClosedError =>
  new CheckPoolClosedError(`The worker stops; the check ${check} is given back.`);

function lookedUp(of: EarlierQuestion['of'], earlier: EarlierOutputs): Promise<unknown> {
  if ('presentation' in of) return earlier.presentation(of.presentation);
  return earlier.rejectedLike(of.rejectedLike.hashes, of.rejectedLike.bits);
}

/** Memory that one check may take; a thread that wants more ends, and its check fails. */
const heapMb = 1024;

/**
 * Threads in which checks run, so that a heavy or endless one neither blocks the worker's own beat nor outlives its time
 * limit. A thread that was ended or died is replaced.
 */
export class CheckPool {
  private readonly queue: Waiting[] = [];
  private readonly places: ThreadPlaces<Worker>;
  private closed = false;

  /** `size` threads in all, of which `modelThreads` may load the models of checks. */
  constructor(
    { size, modelThreads }: { size: number; modelThreads: number },
    private readonly settings: Omit<ThreadSettings, 'tasks'>,
    private readonly models: Pick<Models, 'tasks' | 'ask'>,
  ) {
    this.places = new ThreadPlaces(size, Math.min(size, modelThreads), () => this.start());
  }

  /** Runs one check; rejects with `CheckTimeoutError`, `CheckPoolClosedError`, or with `CheckFailedError` for what the check threw. */
  run(request: CheckRequest, limits: RunLimits): Promise<CheckDone> {
    if (this.closed) return Promise.reject(closedBefore(request));
    return new Promise((resolve, reject) => {
      this.queue.push({ request, ...limits, resolve, reject });
      this.next();
    });
  }

  /** Begins no more checks; those that wait are rejected with `CheckPoolClosedError`, those under way go on. */
  drain(): void {
    this.closed = true;
    for (const { request, reject } of this.queue.splice(0)) reject(closedBefore(request));
  }

  /** Ends every thread at once; checks that run or wait are rejected with `CheckPoolClosedError`. */
  async close(): Promise<void> {
    this.drain();
    await Promise.all(this.places.everyThread().map((thread) => thread.terminate()));
  }

  private next(): void {
    for (const [at, job] of this.queue.entries()) {
      const thread = this.places.take(checks.get(job.request.check)?.holdsModels === true);
      if (thread === null) continue;
      this.queue.splice(at, 1);
      this.assign(thread, job);
      return;
    }
  }

  private start(): Worker {
    return new Worker(new URL('./check-thread.js', import.meta.url), {
      workerData: { ...this.settings, tasks: this.models.tasks } satisfies ThreadSettings,
      // Preloads of this process are not for threads.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
  }

  private assign(thread: Worker, job: Waiting): void {
    const begun = performance.now();
    const ended = new AbortController();
    const finish = (): void => {
      clearTimeout(timer);
      // Answers that nobody waits for any more are withdrawn from the models.
      ended.abort();
      // One by one: removing all listeners would also take those by which a worker reads its port.
      thread.off('message', onReply).off('error', discard).off('exit', onExit);
    };
    const discard = (error: Error): void => {
      finish();
      this.places.drop(thread);
      // A late error of a thread that is being ended has no owner left but must not end the worker.
      thread.on('error', () => undefined);
      void thread.terminate();
      job.reject(error);
      if (!this.closed) this.next();
    };
    const answerQuestion = async ({ question, task, input, language }: ModelQuestion): Promise<void> => {
      // A part of the time is left for the check to go on without an answer.
      const deadlineMs = 0.8 * (job.timeoutMs - (performance.now() - begun));
      const { answer, record } = await this.models.ask(task, input, { signal: ended.signal, deadlineMs, language });
      if (ended.signal.aborted) return;
      job.records.push(record);
      const said: ModelAnswer = 'kind' in answer ? { question, failed: answer } : { question, inferred: answer };
      thread.postMessage(said);
    };
    const lookUp = async ({ lookup, of }: EarlierQuestion): Promise<void> => {
      const answer = await lookedUp(of, job.earlier).then(
        (found): EarlierAnswer => ({ lookup, found }),
        (error: unknown): EarlierAnswer => ({ lookup, failure: String(error) }),
      );
      if (!ended.signal.aborted) thread.postMessage(answer);
    };
    const onReply = (reply: CheckReply | ModelQuestion | EarlierQuestion): void => {
      if ('question' in reply) {
        answerQuestion(reply).catch(discard);
        return;
      }
      if ('lookup' in reply) {
        lookUp(reply).catch(discard);
        return;
      }
      finish();
      this.places.giveBack(thread);
      if ('result' in reply) job.resolve(reply);
      else job.reject(new CheckFailedError(reply.error, reply.text));
      this.next();
    };
    const onExit = (code: number): void => {
      discard(
        this.closed
          ? closedBefore(job.request)
          : new Error(`The thread of the check ${job.request.check} ended (${code}).`),
      );
    };
    const timer = setTimeout(() => {
      discard(new CheckTimeoutError(`The check ${job.request.check} took longer than ${job.timeoutMs / 1000} s.`));
    }, job.timeoutMs);
    thread.on('message', onReply).on('error', discard).on('exit', onExit);
    thread.postMessage(job.request);
  }
}
