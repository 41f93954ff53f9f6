import { describe, expect, it } from '@jest/globals';
import type { UsageView } from '@countersign/contracts';
import { energySource, sumBySystem } from './usage-sums.js';

const row = (system: string, changes: Partial<UsageView> = {}): UsageView => ({
  system,
  deviceClass: 'cpu',
  runs: 1,
  inconclusive: 0,
  retries: 0,
  calls: 1,
  failedCalls: 0,
  milliseconds: 10,
  inputTokens: 100,
  outputTokens: 10,
  costEur: 1,
  wattHours: 500,
  measuredWattHours: 0,
  ...changes,
});

describe('what AI systems took', () => {
  it('is summed over devices, with CO2 by the grid, the dearest first', () => {
    const sums = sumBySystem(
      [row('a'), row('b', { costEur: 5, wattHours: 0 }), row('a', { measuredWattHours: 500 })],
      480,
      'costEur',
    );
    expect(sums).toEqual([
      { system: 'b', costEur: 5, wattHours: 0, measuredWattHours: 0, gramsCo2: 0, tokens: 110 },
      { system: 'a', costEur: 2, wattHours: 1000, measuredWattHours: 500, gramsCo2: 480, tokens: 220 },
    ]);
  });

  it('is ordered by the figure that is looked at', () => {
    const usage = [row('a', { costEur: 9, wattHours: 1 }), row('b')];
    expect(sumBySystem(usage, 480, 'wattHours').map(({ system }) => system)).toEqual(['b', 'a']);
  });

  it.each([
    [0, 0, 'unknown'],
    [5, 0, 'estimated'],
    [5, 2, 'partly'],
    [5, 5, 'measured'],
  ])('says of %d Wh of which %d were metered that they are %s', (wattHours, measuredWattHours, source) => {
    expect(energySource({ wattHours, measuredWattHours })).toBe(source);
  });
});
