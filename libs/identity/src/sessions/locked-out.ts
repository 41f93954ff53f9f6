import { ProductError } from '@countersign/contracts';

/** `429 locked-out` until that time. */
export function lockedOut(until: Date, now: Date): ProductError {
  const retryAfter = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return new ProductError(
    'locked-out',
    {
      en: `There were too many failed attempts to sign in. Try again in ${retryAfter} seconds, by a passkey at once, or ask an administrator for a new password.`,
      'zh-TW': `登入失敗次數過多。請於 ${retryAfter} 秒後再試，或立即改用通行金鑰，亦可請管理員重設密碼。`,
    },
    { retryAfter },
  );
}
