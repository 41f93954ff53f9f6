import { setMaxListeners } from 'node:events';
import { resolve } from 'node:path';
import type { Devices, Models, ModelTask } from '@countersign/policy';
import type { GlassBox } from './backend.js';
import { BusyTime } from './busy-time.js';
import { systemClock, wait, type Clock } from './clock.js';
import type { Device } from './device.js';
import { askOnce } from './ask-once.js';
import { InferenceError } from './inference-error.js';
import type { Attempt, InferenceRecord } from './inference-record.js';
import { NoAnswerError } from './no-answer-error.js';
import { openModels } from './open-models.js';
import { PowerMeter } from './power-meter.js';
import { retryDelay } from './retry.js';
import { ServedModel, type ModelState } from './served-model.js';
import { tasks, type TaskInput, type TaskOutput } from './tasks.js';

export interface HubOptions {
  models: Models;
  devices: Devices;
  /** Models of this process by the names that models.yaml gives them. */
  glassBoxes?: Readonly<Record<string, GlassBox>>;
  /** What this machine computes on: answered by `chooseDevice`. */
  device: Device;
  /** Where relative folders of models.yaml begin. */
  folder: string;
  /** The environment, for keys that models.yaml names. */
  env: Readonly<Record<string, string | undefined>>;
  clock?: Clock;
  /** From 0 up to 1, for the spread of retries. */
  random?: () => number;
}

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

export interface InferenceHub {
  /**
   * Asks the models of the task's chain, one after the other, until one answers. While others are left, a model gets at most half
   * of the time that remains. Throws `NoAnswerError` when none answered; its `kind` says why, its record tells of each.
   */
  infer<T extends ModelTask>(task: T, input: TaskInput<T>, options: InferOptions): Promise<Inference<T>>;
  /** Whether any model is named for a task. */
  answers(task: ModelTask): boolean;
  state(): ModelState[];
  close(): Promise<void>;
}

/** Opens every model of models.yaml; throws `ModelsError` with all faults when one cannot be used as described. */
export async function openHub(options: HubOptions): Promise<InferenceHub> {
  const { models, devices, device, env, glassBoxes = {}, clock = systemClock, random = Math.random } = options;
  const opened = await openModels({
    models,
    devices,
    deviceClass: device.deviceClass,
    environment: {
      secret: (variable) => env[variable] || undefined,
      folder: (path) => resolve(options.folder, path),
      preferCuda: device.deviceClass !== 'cpu',
      glassBoxes,
    },
  });
  const meter = device.cards.length > 0 ? new PowerMeter({ clock }) : null;
  await meter?.start();
  const busy = new Map<string, BusyTime>();
  const served = new Map<string, ServedModel>();
  for (const [name, { entry, open, device: its }] of opened) {
    const machine = entry.address === null ? its().name : new URL(entry.address).origin;
    const busyTime = busy.get(machine) ?? new BusyTime(clock);
    busy.set(machine, busyTime);
    served.set(name, new ServedModel({ entry, open, device: its, clock, busy: busyTime, meter }));
  }
  const hub = new Hub(served, models.chains, clock, random);
  return {
    infer: (task, input, limits) => hub.infer(task, input, limits),
    answers: (task) => (models.chains[task]?.length ?? 0) > 0,
    state: () => [...served.values()].map((model) => model.state()),
    async close() {
      meter?.stop();
      await Promise.all([...opened.values()].map(({ open }) => open.close()));
    },
  };
}

class Hub {
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

/** Whether a model made for some languages is made for this one: `zh` takes in `zh-Hant`, `*` every one. */
function speaks(languages: readonly string[], language: string | undefined): boolean {
  if (language === undefined) return true;
  const wanted = language.toLowerCase();
  return languages.some(
    (its) => its === '*' || wanted === its.toLowerCase() || wanted.startsWith(`${its.toLowerCase()}-`),
  );
}

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
