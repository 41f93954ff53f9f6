import { conflict } from '@countersign/contracts';

/** `conflict` for who has no second factor of the kind that they were to show. */
export const nothingToProveWith = () =>
  conflict(
    'You have nothing to prove who you are with. Set up an authenticator, or add a passkey, under My account.',
    '您尚未設定可用以證明身分的方式。請至「我的帳號」設定驗證器或新增通行金鑰。',
  );

/** `conflict` for a second factor that is younger than the session. */
export const signInFirst = () =>
  conflict(
    'You set this up in this session, in which it proves nothing yet. Sign out, sign in with it, and go on.',
    '這是在此次登入期間設定的，在此次登入中尚不足以證明身分。請先登出，再以其登入後繼續。',
  );
