import { setMaxListeners } from 'node:events';
import type { Limits } from './backend.js';
import { chooseBatch, type BatchLimits } from './choose-batch.js';
import type { Clock } from './clock.js';
import { asInferenceError } from './as-inference-error.js';
import { cancelled, full, late, neverBegun, tooFew } from './batch-errors.js';
import type { InferenceError } from './inference-error.js';

/** What came of one item: the batch's answer for it, and how it went. Times in milliseconds. */
export interface Batched<Answer> {
  answer: Answer;
  batchSize: number;
  queueMs: number;
  serviceMs: number;
}

/** Questions that may wait for one model; more would only grow old in memory. */
const mostQueued = 16_384;

interface Waiting<Item, Answer> {
  item: Item;
  size: number;
  arrived: number;
  deadline: number;
  settled: boolean;
  resolve(batched: Batched<Answer>): void;
  reject(error: InferenceError): void;
}

interface BatcherOptions<Item, Answer> {
  clock: Clock;
  limits: BatchLimits;
  /** Batches under way at once. */
  concurrency: number;
  /** How long the first in line waits for company. */
  waitMs: number;
  /** Roughly how many tokens an item has. */
  sizeOf(item: Item): number;
  run(items: readonly Item[], limits: Limits): Promise<readonly Answer[]>;
}

/**
 * Gathers items that arrive together into batches. While every slot is taken the next batch grows; when one is free, it
 * leaves at once when it is full or `waitMs` old. An item that is cancelled or late leaves alone: only when nobody waits for a
 * batch any more is the batch cancelled, with the error of the last who left as its reason.
 */
export class MicroBatcher<Item, Answer> {
  private readonly queue: Waiting<Item, Answer>[] = [];
  /** Told when an item leaves a batch under way; each batch looks whether anybody is left. */
  private readonly watchers = new Set<(why: InferenceError) => void>();
  private running = 0;
  private cancelTimer: (() => void) | null = null;
  private busy = 0;

  constructor(private readonly options: BatcherOptions<Item, Answer>) {}

  get queued(): number {
    return this.queue.length;
  }

  /** Items in batches under way. */
  get inFlight(): number {
    return this.busy;
  }

  /** Answers when the item's batch does; rejects with an `InferenceError` when it failed, the item is late or was cancelled. */
  submit(item: Item, { signal, deadlineMs }: Limits): Promise<Batched<Answer>> {
    const { clock, sizeOf } = this.options;
    if (signal.aborted) return Promise.reject(cancelled());
    if (this.queue.length >= mostQueued) return Promise.reject(full(mostQueued));
    const arrived = clock.now();
    return new Promise((resolve, reject) => {
      const abort = (): void => waiting.reject(cancelled());
      const cancelDeadline = clock.after(deadlineMs, () => waiting.reject(late(deadlineMs)));
      const settle = (): boolean => {
        if (waiting.settled) return false;
        waiting.settled = true;
        cancelDeadline();
        signal.removeEventListener('abort', abort);
        return true;
      };
      const waiting: Waiting<Item, Answer> = {
        item,
        size: sizeOf(item),
        arrived,
        deadline: arrived + deadlineMs,
        settled: false,
        resolve: (batched) => settle() && resolve(batched),
        reject: (error) => {
          if (!settle()) return;
          const at = this.queue.indexOf(waiting);
          if (at >= 0) this.queue.splice(at, 1);
          else this.onLeft(error);
          reject(at >= 0 && error.kind === 'timed-out' ? neverBegun(deadlineMs) : error);
        },
      };
      signal.addEventListener('abort', abort, { once: true });
      this.queue.push(waiting);
      this.next();
    });
  }

  private onLeft(why: InferenceError): void {
    for (const watch of this.watchers) watch(why);
  }

  private next(): void {
    const { concurrency, limits, waitMs, clock } = this.options;
    while (this.queue.length > 0 && this.running < concurrency) {
      const [first] = this.queue;
      const waited = clock.now() - (first?.arrived ?? 0);
      if (this.queue.length < limits.items && waited < waitMs) {
        this.cancelTimer ??= clock.after(waitMs - waited, () => {
          this.cancelTimer = null;
          this.next();
        });
        return;
      }
      this.cancelTimer?.();
      this.cancelTimer = null;
      void this.start(chooseBatch(this.queue, limits));
    }
  }

  private async start(batch: Waiting<Item, Answer>[]): Promise<void> {
    const { clock, run } = this.options;
    const started = clock.now();
    const abandon = new AbortController();
    setMaxListeners(0, abandon.signal);
    const watch = (why: InferenceError): void => {
      if (batch.every(({ settled }) => settled)) abandon.abort(why);
    };
    this.watchers.add(watch);
    this.running += 1;
    this.busy += batch.length;
    try {
      const latest = Math.max(...batch.map(({ deadline }) => deadline));
      const answers = await run(
        batch.map(({ item }) => item),
        { signal: abandon.signal, deadlineMs: latest - started },
      );
      const [batchSize, serviceMs] = [batch.length, clock.now() - started];
      batch.forEach((waiting, index) => {
        const answer = answers[index];
        if (answer === undefined) return waiting.reject(tooFew(batchSize, answers.length));
        waiting.resolve({ answer, batchSize, serviceMs, queueMs: started - waiting.arrived });
      });
    } catch (error) {
      for (const waiting of batch) waiting.reject(asInferenceError(error));
    } finally {
      this.watchers.delete(watch);
      this.running -= 1;
      this.busy -= batch.length;
      this.next();
    }
  }
}
