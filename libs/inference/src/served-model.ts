import type { LocalizedText } from '@countersign/contracts';
import type { DeviceClass } from '@countersign/policy';
import { costsOf, sharesByTokens, type Costs } from './accounting.js';
import type { ItemAnswer, Limits, ModelEntry, OpenModel } from './backend.js';
import type { BusyTime } from './busy-time.js';
import { checkAnswer } from './check-answer.js';
import { CircuitBreaker, type BreakerState } from './circuit-breaker.js';
import type { Clock } from './clock.js';
import { estimateTokens } from './estimate-tokens.js';
import { failureRules, InferenceError, type FailureKind } from './inference-error.js';
import { asInferenceError } from './as-inference-error.js';
import { untilAborted } from './until-aborted.js';
import { MicroBatcher, type Batched } from './micro-batcher.js';
import type { PowerMeter } from './power-meter.js';

/** What a model does at the moment, for the fleet page. */
export interface ModelState {
  name: string;
  task: string;
  backend: string;
  revision: string;
  deviceClass: string;
  breaker: BreakerState;
  inFlight: number;
  queued: number;
  answered: number;
  failed: number;
  lastError: { kind: FailureKind; message: string; agoMs: number } | null;
  notices: readonly LocalizedText[];
}

export interface ServedModelParts {
  entry: ModelEntry;
  open: OpenModel;
  device(): DeviceClass;
  clock: Clock;
  busy: BusyTime;
  /** Of the cards of this machine; read while the model runs on them. */
  meter: PowerMeter | null;
}

/** An item's answer in the form of its task, or its error, with its part of the batch's costs. */
export type Served = ItemAnswer & { costs: Costs };

/** One model with all that stands before it: batching, breaker, accounts. */
export class ServedModel {
  readonly breaker: CircuitBreaker;
  private readonly batcher: MicroBatcher<unknown, Served>;
  private answered = 0;
  private failed = 0;
  private last: { error: InferenceError; at: number } | null = null;

  constructor(readonly parts: ServedModelParts) {
    const { entry, open, clock } = parts;
    this.breaker = new CircuitBreaker(clock);
    this.batcher = new MicroBatcher({
      clock,
      limits: { items: Math.min(entry.batch.items, open.maxBatch), tokens: entry.batch.tokens },
      concurrency: entry.concurrency,
      waitMs: entry.batch.waitMs,
      sizeOf: estimateTokens,
      run: (items, limits) => this.run(items, limits),
    });
  }

  /** Asks the model once. Null: it rests, and `breaker.waitMs` says how long. Rejects when the item is late or cancelled. */
  async ask(input: unknown, limits: Limits): Promise<Batched<Served> | null> {
    const passage = this.breaker.enter();
    if (passage === null) return null;
    try {
      const batched = await this.batcher.submit(input, limits);
      if ('error' in batched.answer) this.noteFailure(batched.answer.error);
      else this.answered += 1;
      return batched;
    } catch (error) {
      this.noteFailure(asInferenceError(error));
      throw error;
    } finally {
      this.breaker.release(passage);
    }
  }

  state(): ModelState {
    const { entry, open, device, clock } = this.parts;
    const { name, task, backend, revision } = entry;
    const { queued, inFlight } = this.batcher;
    return {
      name,
      task,
      backend,
      revision,
      queued,
      inFlight,
      deviceClass: device().name,
      breaker: this.breaker.state,
      answered: this.answered,
      failed: this.failed,
      lastError: this.last && {
        kind: this.last.error.kind,
        message: this.last.error.message,
        agoMs: clock.now() - this.last.at,
      },
      notices: open.notices,
    };
  }

  private noteFailure(error: InferenceError): void {
    if (error.kind === 'cancelled') return;
    this.failed += 1;
    this.last = { error, at: this.parts.clock.now() };
  }

  /** Runs a batch; an error of the whole batch becomes one of each item, so that each carries its part of the costs. */
  private async run(items: readonly unknown[], limits: Limits): Promise<readonly Served[]> {
    const { open, busy, clock } = this.parts;
    const from = clock.now();
    const end = busy.begin();
    let answers: readonly ItemAnswer[];
    try {
      answers = (await untilAborted(open.run(items, limits), limits.signal)).map((answer, index) =>
        this.checked(items[index], answer),
      );
    } catch (error) {
      const why = asInferenceError(error);
      answers = items.map((request) => ({ error: why, usage: unknownUsage, call: { request, answer: null } }));
    }
    this.tellBreaker(answers);
    return this.withCosts(answers, end(), from);
  }

  private checked(input: unknown, answer: ItemAnswer): ItemAnswer {
    if ('error' in answer) return answer;
    try {
      return { ...answer, output: checkAnswer(this.parts.entry.task, input, answer.output) };
    } catch (error) {
      return { error: asInferenceError(error), usage: answer.usage, call: answer.call };
    }
  }

  /** A batch counts once: as a failure when every item failed in a way that speaks against the model. */
  private tellBreaker(answers: readonly ItemAnswer[]): void {
    const errors = answers.flatMap((answer) => ('error' in answer ? answer.error : []));
    const rest = Math.max(0, ...errors.map(({ retryAfterMs }) => retryAfterMs ?? 0));
    if (rest > 0) this.breaker.hold(rest);
    const [first] = errors.toSorted((one, other) => weight(other) - weight(one));
    if (first && errors.length === answers.length) this.breaker.fail(first.kind);
    else this.breaker.succeed();
  }

  private withCosts(answers: readonly ItemAnswer[], busyMs: number, from: number): Served[] {
    const { entry, open, device, clock, meter } = this.parts;
    const watts = (open.usesCuda ? meter?.meanWatts(from, clock.now()) : null) ?? null;
    const shares = sharesByTokens(answers.map(({ usage }) => usage));
    return answers.map((answer, index) => ({
      ...answer,
      costs: costsOf({ model: entry, device: device() }, busyMs * (shares[index] ?? 0), answer.usage, watts),
    }));
  }
}

const unknownUsage = { inputTokens: null, outputTokens: null };

const opensWeight = { never: 0, counts: 1, 'at-once': 2 };
const weight = ({ kind }: InferenceError): number => opensWeight[failureRules[kind].opens];
