import { ProductError } from '@countersign/contracts';

/** `sign-in-failed` for a second step without a first one that still holds. */
export const beginAgain = () =>
  new ProductError('sign-in-failed', {
    en: 'This sign-in is too old or no longer holds. Begin again with your password.',
    'zh-TW': '此次登入已逾時或失效。請從密碼步驟重新開始。',
  });
