import { ProductError } from '@countersign/contracts';

/** `sign-in-expired` for a second step without a first one that still holds: too late, answered before, or the account was changed since. Nobody is told which. */
export const beginAgain = () =>
  new ProductError('sign-in-expired', {
    en: 'The first step of this sign-in no longer holds: it lasts five minutes, counts once, and ends when the account is changed. Type your password again; nothing else is lost.',
    'zh-TW':
      '這次登入的第一步已失效：有效時間為五分鐘，僅能使用一次，帳號變更時也會失效。請再次輸入密碼，其他內容不受影響。',
  });
