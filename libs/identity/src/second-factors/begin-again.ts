import { ProductError } from '@countersign/contracts';

/** `sign-in-expired` for a second step without a first one that still holds. */
export const beginAgain = () =>
  new ProductError('sign-in-expired', {
    en: 'More than five minutes have passed since your password, or it was answered before. Type your password again; nothing else is lost.',
    'zh-TW': '輸入密碼後已超過五分鐘，或先前已回應過。請再次輸入密碼，其他內容不受影響。',
  });
