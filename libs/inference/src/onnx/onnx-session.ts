import { Worker } from 'node:worker_threads';
import { systemClock, type Clock } from '../clock.js';
import { InferenceError } from '../inference-error.js';
import type { ThreadAnswer, ThreadReply, ThreadRequest, ThreadSettings } from './onnx-thread.js';

interface OpenThread {
  worker: Worker;
  cuda: boolean;
  whyNoCuda: string | null;
  /** Questions that it was asked, by id. */
  pending: Map<number, Pending>;
  /** Why it answers no more. */
  ended: InferenceError | null;
}

interface Pending {
  resolve(answer: ThreadAnswer): void;
  reject(error: InferenceError): void;
}

/** The thread's file has this file's ending: .ts where sources are run, .js in the build. */
const threadFile = new URL(`./onnx-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** How long a model that lost its graphics card computes on the processor before the card is tried again, in ms. */
const cardAgainMs = 300_000;

/**
 * An ONNX model in a thread of its own. A thread that died, or whose graphics card failed, is replaced at the next question;
 * a card that worked before is tried again from time to time.
 */
export class OnnxSession {
  private running = 0;
  private nextId = 0;
  private thread: Promise<OpenThread> | null = null;
  private closed = false;
  /** Of the thread that was started last. */
  cuda = false;
  whyNoCuda: string | null = null;

  private hadCuda = false;
  private openedAt = 0;

  constructor(
    private readonly settings: ThreadSettings,
    private readonly clock: Clock = systemClock,
    private readonly file = threadFile,
  ) {}

  /** Loads the model; rejects with what is wrong with its files. */
  async open(): Promise<OpenThread> {
    this.thread ??= this.start();
    try {
      const thread = await this.thread;
      this.cuda = thread.cuda;
      this.hadCuda ||= thread.cuda;
      this.whyNoCuda = thread.whyNoCuda;
      return thread;
    } catch (error) {
      this.thread = null;
      throw error;
    }
  }

  async run(texts: ThreadRequest['texts']): Promise<ThreadAnswer> {
    if (this.closed) throw new InferenceError('unavailable', 'The model was closed.');
    await this.tryCardAgain();
    const { worker, pending, ended } = await this.open();
    if (ended) throw ended;
    const id = (this.nextId += 1);
    this.running += 1;
    try {
      return await new Promise<ThreadAnswer>((resolve, reject) => {
        pending.set(id, { resolve, reject });
        worker.postMessage({ id, texts } satisfies ThreadRequest);
      });
    } finally {
      this.running -= 1;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.retire();
  }

  private async tryCardAgain(): Promise<void> {
    const isDue = this.clock.now() - this.openedAt >= cardAgainMs;
    if (!this.hadCuda || this.cuda || !isDue || this.running > 0) return;
    await this.retire();
  }

  private start(): Promise<OpenThread> {
    this.openedAt = this.clock.now();
    // Preloads and flags of this process are not for threads.
    const worker = new Worker(this.file, { workerData: this.settings, execArgv: [] });
    const pending: OpenThread['pending'] = new Map();
    const thread: OpenThread = { worker, cuda: false, whyNoCuda: null, pending, ended: null };
    const started = new Promise<OpenThread>((resolve, reject) => {
      const end = (why: string): void => {
        const error = new InferenceError(
          'unavailable',
          `The model stopped (${why}); it is loaded again when it is asked.`,
        );
        reject(error);
        if (this.thread === started) this.thread = null;
        for (const waiting of pending.values()) waiting.reject(error);
        pending.clear();
        thread.ended = error;
      };
      worker.on('error', (error) => end(String(error))).on('exit', (code) => end(`its thread ended with ${code}`));
      worker.on('message', (reply: ThreadReply) => {
        if ('ready' in reply) return resolve(Object.assign(thread, { cuda: reply.cuda, whyNoCuda: reply.whyNoCuda }));
        if (reply.id !== null) return this.settle(pending, reply.id, reply);
        reject(new Error('error' in reply ? reply.error : ''));
        void worker.terminate();
      });
    });
    return started;
  }

  private settle(pending: OpenThread['pending'], id: number, reply: Exclude<ThreadReply, { ready: true }>): void {
    const waiting = pending.get(id);
    pending.delete(id);
    if ('answer' in reply) return waiting?.resolve(reply.answer);
    waiting?.reject(new InferenceError('unavailable', `onnxruntime failed: ${reply.error}`));
    // A card that was lost does not come back to the session that lost it.
    if (this.cuda) void this.retire();
  }

  /** Ends the thread; the next question starts another. */
  private async retire(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    await (await thread?.catch(() => null))?.worker.terminate();
  }
}
