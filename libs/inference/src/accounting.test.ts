import { describe, expect, it } from '@jest/globals';
import { costsOf, sharesByTokens } from './accounting.js';
import { BusyTime } from './busy-time.js';
import { ManualClock } from './testing/manual-clock.js';

const usage = { inputTokens: 2_000, outputTokens: 500 };
const a100 = { costEurPerHour: 1.8, watts: 400 };

describe('costs', () => {
  it('are the device’s, for the part of its time that an item took', () => {
    const model = { price: null, watts: null };
    expect(costsOf({ model, device: a100 }, 2_000, usage, null)).toEqual({
      costEur: 0.001,
      wattHours: 400 / 1800,
      energyFrom: 'estimated',
    });
    const measured = costsOf({ model: { price: null, watts: 300 }, device: a100 }, 3_600, usage, 250);
    expect(measured.energyFrom).toBe('measured');
    expect(measured.wattHours).toBeCloseTo(0.25);
    expect(costsOf({ model: { price: null, watts: 300 }, device: a100 }, 3_600, usage, null).wattHours).toBeCloseTo(
      0.3,
    );
  });

  it('are those of the tokens where a price is named, with energy unknown', () => {
    const price = { eurPerMillionInputTokens: 0.5, eurPerMillionOutputTokens: 2 };
    const remote = { costEurPerHour: 0, watts: 0 };
    expect(costsOf({ model: { price, watts: null }, device: remote }, 9_000, usage, null)).toEqual({
      costEur: 0.002,
      wattHours: null,
      energyFrom: 'none',
    });
  });
});

describe('shares of a batch', () => {
  it('go by tokens, and are even where tokens are not known', () => {
    const tokens = (inputTokens: number | null) => ({ inputTokens, outputTokens: null });
    expect(sharesByTokens([tokens(30), tokens(10)])).toEqual([0.75, 0.25]);
    expect(sharesByTokens([tokens(30), tokens(null)])).toEqual([0.5, 0.5]);
    expect(sharesByTokens([tokens(0)])).toEqual([1]);
  });
});

describe('busy time', () => {
  it('is divided among the batches under way, and adds up to the time in which any was', async () => {
    const clock = new ManualClock();
    const busy = new BusyTime(clock);
    const first = busy.begin();
    await clock.advance(100);
    const second = busy.begin();
    await clock.advance(100);
    const ofFirst = first();
    await clock.advance(50);
    const ofSecond = second();
    expect([ofFirst, ofSecond]).toEqual([150, 100]);
    await clock.advance(1_000);
    const third = busy.begin();
    await clock.advance(10);
    expect(third()).toBe(10);
  });
});
