import type { StoredCall } from './store-calls.js';

/** What one check run took: its own computing and what it asked of models. */
export interface CheckUsage {
  deviceClass: string;
  costEur: number;
  wattHours: number;
  /** The part of `wattHours` that a meter saw. */
  measuredWattHours: number;
  inputTokens: number;
  outputTokens: number;
  calls: readonly StoredCall[];
}
