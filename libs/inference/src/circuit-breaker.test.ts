import { describe, expect, it } from '@jest/globals';
import { CircuitBreaker } from './circuit-breaker.js';
import { ManualClock } from './testing/manual-clock.js';

function open() {
  const clock = new ManualClock();
  return { clock, breaker: new CircuitBreaker(clock, { failures: 3, openMs: 100, maxOpenMs: 300 }) };
}

describe('a circuit breaker', () => {
  it('opens after failures in a row, not after as many with an answer between', () => {
    const { breaker } = open();
    breaker.fail('unavailable');
    breaker.fail('timed-out');
    breaker.succeed();
    breaker.fail('malformed');
    breaker.fail('overloaded');
    expect(breaker.state).toBe('closed');
    breaker.fail('unavailable');
    expect(breaker.state).toBe('open');
    expect(breaker.enter()).toBeNull();
    expect(breaker.waitMs).toBe(100);
  });

  it('opens at once for a key that is not accepted, and never for what says nothing against the model', () => {
    const { breaker } = open();
    for (let times = 0; times < 10; times += 1) {
      breaker.fail('refused');
      breaker.fail('unsupported');
      breaker.fail('cancelled');
    }
    expect(breaker.state).toBe('closed');
    breaker.fail('unauthorised');
    expect(breaker.state).toBe('open');
  });

  it('lets one call through when it was open long enough, and closes when that one is answered', async () => {
    const { clock, breaker } = open();
    breaker.fail('unauthorised');
    await clock.advance(100);
    expect(breaker.state).toBe('half-open');
    expect([breaker.enter(), breaker.enter()]).toEqual(['probe', null]);
    breaker.succeed();
    expect(breaker.state).toBe('closed');
    expect([breaker.enter(), breaker.enter()]).toEqual(['normal', 'normal']);
  });

  it('stays open twice as long after each probe that fails, up to its longest', async () => {
    const { clock, breaker } = open();
    breaker.fail('unauthorised');
    for (const openMs of [100, 200, 300, 300]) {
      expect(breaker.waitMs).toBe(openMs);
      await clock.advance(openMs);
      expect(breaker.enter()).toBe('probe');
      breaker.fail('unavailable');
    }
  });

  it('lets another probe through when one came to nothing', async () => {
    const { clock, breaker } = open();
    breaker.fail('unauthorised');
    await clock.advance(100);
    const passage = breaker.enter();
    if (passage) breaker.release(passage);
    expect(breaker.enter()).toBe('probe');
  });

  it('takes a refusal for a sign of life', async () => {
    const { clock, breaker } = open();
    breaker.fail('unauthorised');
    await clock.advance(100);
    breaker.enter();
    breaker.fail('refused');
    expect(breaker.state).toBe('closed');
  });

  it('lets nothing through while the server asks to be left alone', async () => {
    const { clock, breaker } = open();
    breaker.hold(50);
    expect([breaker.state, breaker.enter(), breaker.waitMs]).toEqual(['closed', null, 50]);
    await clock.advance(50);
    expect(breaker.enter()).toBe('normal');
  });
});
