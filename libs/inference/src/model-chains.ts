import { setMaxListeners } from 'node:events';
import { isMadeForLanguage } from '@countersign/contracts';
import type { Models, ModelTask } from '@countersign/policy';
import { askOnce } from './ask-once.js';
import { wait, type Clock } from './clock.js';
import { InferenceError } from './inference-error.js';
import type { Attempt, InferenceRecord } from './inference-record.js';
import { NoAnswerError } from './no-answer-error.js';
import { retryDelay } from './retry.js';
import type { ServedModel } from './served-model.js';
import { tasks, type TaskInput, type TaskOutput } from './tasks.js';

export interface InferOptions {
  signal: AbortSignal;
  /** Milliseconds from now within which the answer is of use. */
  deadlineMs: number;
  /** Models to ask instead of the task's chain. */
  chain?: readonly string[];
  /** Language tag of the texts, such as zh-Hant: models that are not made for it are passed over. */
  language?: string;
}

export interface Inference<T extends ModelTask> {
  output: TaskOutput<T>;
  record: InferenceRecord;
}

/** The models of each task in the order in which they are asked. */
export class ModelChains {
  constructor(
    private readonly models: ReadonlyMap<string, ServedModel>,
    private readonly chains: Models['chains'],
    private readonly clock: Clock,
    private readonly random: () => number,
  ) {}

  async infer<T extends ModelTask>(task: T, input: TaskInput<T>, options: InferOptions): Promise<Inference<T>> {
    // A check may ask a thousand questions at once, all with its one signal.
    setMaxListeners(0, options.signal);
    const question: unknown = tasks[task].input.parse(input);
    const attempts: Attempt[] = [];
    const deadline = this.clock.now() + options.deadlineMs;
    const { language, chain = this.chains[task] ?? [] } = options;
    const names = chain.filter((name) => speaks(this.named(name, task).parts.entry.languages, language));
    for (const [index, name] of names.entries()) {
      const answered = await this.askModel(this.named(name, task), question, {
        attempts,
        deadline,
        signal: options.signal,
        hasNext: index < names.length - 1,
      });
      // checkAnswer has held it to the output schema of this task.
      if (answered) return { output: answered.output as TaskOutput<T>, record: { task, model: name, attempts } };
      if (options.signal.aborted) throw new NoAnswerError('cancelled', { task, model: null, attempts });
    }
    throw noAnswer({ task, model: null, attempts }, this.waitMs(names));
  }

  private named(name: string, task: ModelTask): ServedModel {
    const model = this.models.get(name);
    if (model?.parts.entry.task === task) return model;
    throw new InferenceError(
      'unsupported',
      `No model "${name}" for the task "${task}" stands in models.yaml: correct the chain.`,
    );
  }

  private waitMs(names: readonly string[]): number | undefined {
    const waits = names.map((name) => this.models.get(name)?.breaker.waitMs ?? 0);
    const shortest = Math.min(...waits);
    return shortest > 0 && Number.isFinite(shortest) ? shortest : undefined;
  }

  /** Asks one model as often as retries allow; null when it did not answer. Every try is noted. */
  private async askModel(model: ServedModel, input: unknown, walk: Walk): Promise<{ output: unknown } | null> {
    const { clock } = this;
    for (let tried = 1; ; tried += 1) {
      const left = walk.deadline - clock.now();
      const limit = Math.min(model.parts.entry.timeoutSeconds * 1000, walk.hasNext ? left / 2 : left);
      const { attempt, output, error } = await askOnce(model, input, { signal: walk.signal, deadlineMs: limit });
      walk.attempts.push(attempt);
      if (error === null) return { output };
      const remainingMs = walk.deadline - clock.now();
      const delay = retryDelay({ error, tried, remainingMs, hasNext: walk.hasNext, random: this.random() });
      if (delay === null || (attempt.outcome === 'resting' && walk.hasNext)) return null;
      await wait(clock, delay, walk.signal);
      if (walk.signal.aborted) return null;
    }
  }
}

/** Whether a model made for some languages is made for this one: `zh` takes in `zh-Hant`, which takes in `zh-TW`, and `*` every one. */
const speaks = (languages: readonly string[], language: string | undefined): boolean =>
  language === undefined || languages.includes('*') || isMadeForLanguage(languages, language);

interface Walk {
  attempts: Attempt[];
  deadline: number;
  signal: AbortSignal;
  hasNext: boolean;
}

/** The kind that most says why nobody answered: that of the last model that was really asked. */
function noAnswer(record: InferenceRecord, retryAfterMs: number | undefined): NoAnswerError {
  const kinds = record.attempts.flatMap(({ outcome }) =>
    outcome === 'answered' || outcome === 'resting' ? [] : outcome,
  );
  const kind = kinds.at(-1) ?? (record.attempts.length > 0 ? 'unavailable' : 'unsupported');
  return new NoAnswerError(kind, record, retryAfterMs);
}
