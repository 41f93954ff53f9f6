import { ProductError } from '@countersign/contracts';

/** `password-off`: nobody signs in here by what is kept here. */
export const passwordsOff = () =>
  new ProductError('password-off', {
    en: 'Here people sign in by the identity provider only. Use its button on the sign-in page.',
    'zh-TW': '此處僅能透過身分提供者登入。請使用登入頁面上的按鈕。',
  });
