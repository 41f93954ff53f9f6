import type { DelaySimulation } from './simulate-delays.js';

/** Operations that all simulations may place, together: about a third of a second. */
const placedOperations = 400_000;

/**
 * What is supposed of delays unless somebody supposes otherwise: a triangular factor from 0.9 to 1.3, most likely 1, in 500
 * simulations, fewer, at least 20, where many operations are placed; always by the same seed.
 */
export function usualDelays(operations: number): DelaySimulation {
  return {
    distribution: { kind: 'triangular', low: 0.9, mode: 1, high: 1.3 },
    simulations: Math.min(500, Math.max(20, Math.round(placedOperations / Math.max(1, operations)))),
    seed: 20_261_130,
  };
}
