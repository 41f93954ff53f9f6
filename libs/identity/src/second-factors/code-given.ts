import { unacceptable } from '../unacceptable.js';
import type { FactorSecrets } from './factor-secrets.js';

/** A code that somebody typed, and what it is compared by. */
export interface CodeGiven {
  code: string;
  secrets: FactorSecrets;
  now: Date;
}

/** `invalid-body` for a code that does not work. */
export const wrongCode = () =>
  unacceptable('The code is wrong. Nothing was changed.', '驗證碼不正確，未做任何變更。', [
    {
      pointer: '/code',
      code: 'wrong-code',
      detail: { en: 'is not a code that works now: type the next one', 'zh-TW': '不是目前有效的驗證碼，請輸入下一組' },
    },
  ]);
