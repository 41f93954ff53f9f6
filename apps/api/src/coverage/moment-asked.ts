import { malformed } from '@countersign/contracts';

/** How far the clock of whoever asks (or of another process of the API) may be ahead. */
const mostAhead = 60_000;

/**
 * The moment that coverage is asked of: now where none is named, and never later. Counts withhold gold items decided on a day
 * that is not over; by a moment that lies ahead they would be told at once. Throws `invalid-query` for more than a clock ahead.
 */
export function momentAsked(at: string | undefined, now = new Date()): Date {
  const asked = at === undefined ? now : new Date(at);
  if (asked <= now) return asked;
  if (asked.getTime() - now.getTime() <= mostAhead) return now;
  const detail = { en: 'must not lie in the future', 'zh-TW': '不得為未來的時間' };
  throw malformed('invalid-query', [{ pointer: '/at', code: 'in-the-future', detail }]);
}
