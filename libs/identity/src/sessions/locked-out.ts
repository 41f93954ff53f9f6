import { ProductError } from '@countersign/contracts';

/** `429 locked-out` until that time. */
export function lockedOut(until: Date, now: Date): ProductError {
  const retryAfter = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return new ProductError(
    'locked-out',
    {
      en: `There were too many wrong passwords. Try again in ${retryAfter} seconds, or ask an administrator for a new password.`,
      'zh-TW': `密碼錯誤次數過多。請於 ${retryAfter} 秒後再試，或請管理員重設密碼。`,
    },
    { retryAfter },
  );
}
