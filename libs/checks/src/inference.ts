import type { LocalizedText, ModelReference } from '@countersign/contracts';
import type { FailureKind, TaskInput, TaskOutput } from '@countersign/inference';
import type { ModelTask } from '@countersign/policy';

/** No model of the chain answered; the check goes on without, and says so. `kind` is that of the last model that was asked. */
export class NoModelError extends Error {
  override name = 'NoModelError';

  constructor(
    readonly kind: FailureKind,
    message: string,
    /** The same for people, in one sentence. */
    readonly text: LocalizedText = { en: 'No model answered.', 'zh-TW': '沒有模型回覆。' },
  ) {
    super(message);
  }
}

export interface Inferred<T extends ModelTask> {
  output: TaskOutput<T>;
  model: ModelReference;
  /** Whether one of this product's own models in the process answered, which the check has read already: it adds no second opinion. */
  own: boolean;
}

/** The models that a check may ask beside what it computes itself. */
export interface CheckInference {
  /** Whether models.yaml names, for a task, any model beside the product's own. */
  has(task: ModelTask): boolean;
  /**
   * Asks the models of the task's chain; throws `NoModelError` when none answered. Questions may be asked at once: they travel in batches.
   * Models that do not speak `language` (a tag such as `zh`) are passed over. A judge's `schema` must be JSON.
   */
  ask<T extends ModelTask>(task: T, input: TaskInput<T>, language?: string): Promise<Inferred<T>>;
}

/** No models beside the product's own. */
export const withoutModels: CheckInference = {
  has: () => false,
  ask: (task) => Promise.reject(new NoModelError('unsupported', `No model is named for the task "${task}".`)),
};
