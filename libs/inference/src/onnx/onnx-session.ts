import { Worker } from 'node:worker_threads';
import { InferenceError } from '../inference-error.js';
import type { ThreadAnswer, ThreadReply, ThreadRequest, ThreadSettings } from './onnx-thread.js';

interface OpenThread {
  worker: Worker;
  cuda: boolean;
  whyNoCuda: string | null;
}

interface Pending {
  resolve(answer: ThreadAnswer): void;
  reject(error: InferenceError): void;
}

/** The thread's file has this file's ending: .ts where sources are run, .js in the build. */
const threadFile = new URL(`./onnx-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** An ONNX model in a thread of its own. A thread that died, or whose graphics card failed, is replaced at the next question. */
export class OnnxSession {
  private readonly pending = new Map<number, Pending>();
  private nextId = 0;
  private thread: Promise<OpenThread> | null = null;
  private closed = false;
  /** Of the thread that was started last. */
  cuda = false;
  whyNoCuda: string | null = null;

  constructor(private readonly settings: ThreadSettings) {}

  /** Loads the model; rejects with what is wrong with its files. */
  async open(): Promise<void> {
    this.thread ??= this.start();
    try {
      const { cuda, whyNoCuda } = await this.thread;
      this.cuda = cuda;
      this.whyNoCuda = whyNoCuda;
    } catch (error) {
      this.thread = null;
      throw error;
    }
  }

  async run(texts: ThreadRequest['texts']): Promise<ThreadAnswer> {
    if (this.closed) throw new InferenceError('unavailable', 'The model was closed.');
    await this.open();
    const { worker } = (await this.thread) as OpenThread;
    const id = (this.nextId += 1);
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      worker.postMessage({ id, texts } satisfies ThreadRequest);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    const thread = await this.thread?.catch(() => null);
    await thread?.worker.terminate();
  }

  private start(): Promise<OpenThread> {
    // Preloads and flags of this process are not for threads.
    const worker = new Worker(threadFile, { workerData: this.settings, execArgv: [] });
    let ended = false;
    return new Promise((resolve, reject) => {
      const end = (why: string): void => {
        // An error and the exit after it are one end; a thread that was started since is not touched.
        if (ended) return;
        ended = true;
        const error = new InferenceError(
          'unavailable',
          `The model stopped (${why}); it is loaded again when it is asked.`,
        );
        reject(error);
        this.thread = null;
        for (const waiting of this.pending.values()) waiting.reject(error);
        this.pending.clear();
      };
      worker.on('error', (error) => end(String(error))).on('exit', (code) => end(`its thread ended with ${code}`));
      worker.on('message', (reply: ThreadReply) => {
        if ('ready' in reply) return resolve({ worker, cuda: reply.cuda, whyNoCuda: reply.whyNoCuda });
        if (reply.id !== null) return this.settle(reply.id, reply, worker);
        reject(new Error('error' in reply ? reply.error : ''));
        void worker.terminate();
      });
    });
  }

  private settle(id: number, reply: Exclude<ThreadReply, { ready: true }>, worker: Worker): void {
    const waiting = this.pending.get(id);
    this.pending.delete(id);
    if ('answer' in reply) return waiting?.resolve(reply.answer);
    waiting?.reject(new InferenceError('unavailable', `onnxruntime failed: ${reply.error}`));
    // A card that was lost does not come back to the session that lost it.
    if (this.cuda) void worker.terminate();
  }
}
