import type { CheckUsage } from '@countersign/submissions';

/** A question that a check asked a model and that was answered, without the words of either. */
export const answeredCall: Omit<CheckUsage['calls'][number], 'request' | 'answer'> = {
  question: 1,
  ordinal: 1,
  task: 'entailment',
  model: 'm',
  revision: '1',
  backend: 'b',
  deviceClass: 'cpu',
  outcome: 'answered',
  message: null,
  queueMs: 1,
  serviceMs: 1,
  batchSize: 1,
  inputTokens: null,
  outputTokens: null,
  costEur: 0,
  wattHours: null,
  energyFrom: 'none',
};
