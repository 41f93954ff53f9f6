import { ProductError } from '@countersign/contracts';

/** The longest that a review is held back or put off. */
const mostDays = 30;

/** The time that a body names under `/until`: in the future, and 30 days off at most. */
export function requireWithin(until: string, now: Date): Date {
  const end = new Date(until);
  if (end > now && end.getTime() - now.getTime() <= mostDays * 86_400_000) return end;
  const detail = {
    en: `must lie in the future, ${mostDays} days off at most`,
    'zh-TW': `必須是未來的時間，最長 ${mostDays} 天`,
  };
  throw new ProductError(
    'invalid-body',
    { en: `"until" ${detail.en}.`, 'zh-TW': `"until" ${detail['zh-TW']}。` },
    {
      errors: [{ pointer: '/until', code: 'out-of-range', detail }],
    },
  );
}
