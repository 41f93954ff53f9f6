import { expect, it } from '@jest/globals';
import { serverClock } from './server-clock.js';

it('tells instants of the server by the clock of this computer, however wrong that one is', () => {
  const now = Date.parse('2026-11-24T09:00:00Z');
  const answer = (date?: string) => ({ headers: new Headers(date === undefined ? {} : { date }) });
  serverClock.note(answer('Tue, 24 Nov 2026 09:10:00 GMT'), now);
  expect(serverClock.here('2026-11-24T09:09:30Z')).toBe(now - 30_000);
  const before = Date.now();
  expect(serverClock.now()).toBeGreaterThanOrEqual(before + 10 * 60_000);
  expect(serverClock.now()).toBeLessThan(before + 11 * 60_000);
  // A way without the header says nothing of the clock.
  serverClock.note(answer(), now);
  serverClock.note(answer('yesterday'), now);
  expect(serverClock.here('2026-11-24T09:10:00Z')).toBe(now);
});
