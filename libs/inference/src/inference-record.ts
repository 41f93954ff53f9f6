import type { ModelTask } from '@countersign/policy';
import type { EnergyFrom } from './accounting.js';
import type { Call } from './backend.js';
import type { FailureKind } from './inference-error.js';

/** How one model was asked once. Times are milliseconds. */
export interface Attempt {
  model: string;
  revision: string;
  backend: string;
  deviceClass: string;
  /** `resting`: it was not asked, because it failed before or its server asked to be left alone. */
  outcome: 'answered' | 'resting' | FailureKind;
  /** What went wrong and what to do about it; null when it answered. */
  message: string | null;
  /** Waiting for its turn, and being computed. */
  queueMs: number;
  serviceMs: number;
  batchSize: number;
  inputTokens: number | null;
  outputTokens: number | null;
  costEur: number;
  wattHours: number | null;
  energyFrom: EnergyFrom;
  /** What was sent and what came back, where it came to that. */
  call: Call | null;
}

/** All that became of one question: who was asked, in order, and who answered (null: nobody). */
export interface InferenceRecord {
  task: ModelTask;
  model: string | null;
  attempts: readonly Attempt[];
}
