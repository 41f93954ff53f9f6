import type { Measurement } from './measurement.js';

/** How far back a measurement looks: over the window of its rule, over everything up to the moment, or over a while of its own. */
export type Span = { of: 'window' } | { of: 'all' } | { of: 'last'; duration: string };

/** How far back a measurement looks. */
export function spanOf(measurement: Measurement): Span {
  switch (measurement.kind) {
    case 'newest-entry-fresh':
    case 'systems-fresh':
      return { of: 'last', duration: measurement.most };
    case 'outputs-kept':
      return { of: 'last', duration: measurement.least };
    case 'log-kept':
    case 'systems-with-entry':
      return { of: 'all' };
    case 'systems-with-fact':
      return { of: measurement.systems.modalities === undefined ? 'all' : 'window' };
    default:
      return { of: 'window' };
  }
}
