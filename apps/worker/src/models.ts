import { glassBoxes, type Inferred } from '@countersign/checks';
import {
  chooseDevice,
  failureRules,
  InferenceError,
  NoAnswerError,
  openHub,
  type Device,
  type InferenceHub,
  type InferenceRecord,
} from '@countersign/inference';
import type { ModelTask, Policy } from '@countersign/policy';
import type { Failure } from './check-thread.js';
import type { Config } from './config.js';

/** What became of one question of a check: an answer or why there is none, and who was asked. */
export interface Asked {
  answer: Inferred<ModelTask> | Failure;
  record: InferenceRecord;
}

export interface AskLimits {
  signal: AbortSignal;
  deadlineMs: number;
  /** Of the text that is asked about; models that do not speak it are passed over. */
  language: string | undefined;
}

/** The models that this worker asks for its checks. */
export class Models {
  private constructor(
    readonly hub: InferenceHub,
    readonly device: Device,
    private readonly policy: Policy,
  ) {}

  /** Opens every model of the policy; throws with all faults when one cannot be used as described. */
  static async open(
    policy: Policy,
    { device: setting, modelFolder: folder, secrets: env }: Pick<Config, 'device' | 'modelFolder' | 'secrets'>,
  ): Promise<Models> {
    const device = await chooseDevice(setting);
    const { models, devices } = policy;
    return new Models(await openHub({ models, devices, device, folder, env, glassBoxes }), device, policy);
  }

  /** Tasks for which models.yaml names a model beside the product's own. */
  get tasks(): ModelTask[] {
    const { models, chains } = this.policy.models;
    const isOwn = (name: string): boolean => models.find((model) => model.name === name)?.backend === 'glass-box';
    return (Object.entries(chains) as [ModelTask, string[]][]).flatMap(([task, names]) =>
      names.every(isOwn) ? [] : task,
    );
  }

  /** Asks the chain of a task; a failure is an answer, too, for a check goes on without. */
  async ask(task: ModelTask, input: unknown, limits: AskLimits): Promise<Asked> {
    try {
      const { language, ...rest } = limits;
      const options = language === undefined ? rest : { ...rest, language };
      const { output, record } = await this.hub.infer(task, input as never, options);
      const attempt = record.attempts.at(-1);
      const model = { name: record.model ?? '', revision: attempt?.revision ?? '' };
      return { answer: { output, model, own: attempt?.backend === 'glass-box' }, record };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const kind = error instanceof InferenceError ? error.kind : 'unsupported';
      const record = error instanceof NoAnswerError ? error.record : { task, model: null, attempts: [] };
      return { answer: { kind, message: error.message, text: failureRules[kind].text }, record };
    }
  }
}
