import type { CheckUsage } from '@countersign/submissions';

/** A check run that took nothing. */
export const noUsage: CheckUsage = {
  deviceClass: 'cpu',
  costEur: 0,
  wattHours: 0,
  measuredWattHours: 0,
  inputTokens: 0,
  outputTokens: 0,
  calls: [],
};
