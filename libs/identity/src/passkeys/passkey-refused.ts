import { conflict, ProductError } from '@countersign/contracts';
import { unacceptable } from '../unacceptable.js';

/** `sign-in-failed`: nobody is told why. */
export const passkeyRefused = () =>
  new ProductError('sign-in-failed', {
    en: 'This passkey was not accepted here. Try again, or sign in with e-mail and password.',
    'zh-TW': '此通行金鑰未被接受。請再試一次，或以電子郵件與密碼登入。',
  });

const tooLate = {
  en: 'This took longer than five minutes, or was answered before. Begin again.',
  'zh-TW': '已超過五分鐘，或先前已回應過。請重新開始。',
};

/** `sign-in-failed` for an answer that nobody asked for, or not any more. */
export const signInTooLate = () => new ProductError('sign-in-failed', tooLate);

/** `conflict` for the same of who is signed in. */
export const answerTooLate = () => conflict(tooLate.en, tooLate['zh-TW']);

/** `invalid-body` for an answer of a passkey that does not work. */
export const wrongPasskey = () =>
  unacceptable('The passkey was not accepted. Nothing was changed.', '通行金鑰未被接受，未做任何變更。', [
    {
      pointer: '/passkey',
      code: 'wrong-passkey',
      detail: { en: 'is not the answer of one of your passkeys', 'zh-TW': '不是您的通行金鑰所做的回應' },
    },
  ]);
