import { describe, expect, it } from '@jest/globals';
import type { Measurement } from './measurement.js';
import { spanOf, type Span } from './span-of.js';

describe('spanOf', () => {
  it.each<[Measurement, Span]>([
    [{ kind: 'acts-with-entry' }, { of: 'window' }],
    [
      { kind: 'newest-entry-fresh', actions: ['policy.activated'], most: 'P1Y' },
      { of: 'last', duration: 'P1Y' },
    ],
    [
      { kind: 'systems-fresh', actions: ['system.registered'], highRisk: false, most: 'P6M' },
      { of: 'last', duration: 'P6M' },
    ],
    [
      { kind: 'outputs-kept', outputs: {}, least: 'P6M' },
      { of: 'last', duration: 'P6M' },
    ],
    [{ kind: 'log-kept', least: 'P6M' }, { of: 'all' }],
    [{ kind: 'systems-with-entry', actions: ['system.registered'], highRisk: true }, { of: 'all' }],
    [{ kind: 'systems-with-fact', fact: 'riskGrounds', systems: {} }, { of: 'all' }],
    [{ kind: 'systems-with-fact', fact: 'riskGrounds', systems: { modalities: ['text'] } }, { of: 'window' }],
  ])('of %j is %j', (measurement, span) => {
    expect(spanOf(measurement)).toEqual(span);
  });
});
