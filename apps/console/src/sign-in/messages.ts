import { sentences } from '../language/phrase.js';

export const signInText = sentences({
  title: { en: 'Sign in', 'zh-TW': '登入' },
  lead: {
    en: 'People decide here on what AI has made, and every decision can be proved.',
    'zh-TW': '由人裁決 AI 的產出，每一次裁決都有據可查。',
  },
  email: { en: 'E-mail', 'zh-TW': '電子郵件' },
  password: { en: 'Password', 'zh-TW': '密碼' },
  submit: { en: 'Sign in', 'zh-TW': '登入' },
  working: { en: 'Signing in…', 'zh-TW': '登入中…' },
  code: { en: 'Code of your authenticator', 'zh-TW': '驗證器的驗證碼' },
  codeHelp: {
    en: 'Six digits; or one of your recovery codes, which works once.',
    'zh-TW': '六位數字；或輸入一組救援碼，每組僅能使用一次。',
  },
  recoveryCode: { en: 'Recovery code', 'zh-TW': '救援碼' },
  recoveryCodeHelp: {
    en: 'For who has not got their passkey at hand; each code works once.',
    'zh-TW': '適用於手邊沒有通行金鑰時；每組僅能使用一次。',
  },
  back: { en: 'Back', 'zh-TW': '返回' },
  by: { en: 'Sign in with %{label}', 'zh-TW': '以「%{label}」登入' },
  or: { en: 'or', 'zh-TW': '或' },
  leaveToo: { en: 'Sign out of %{label} as well', 'zh-TW': '同時登出「%{label}」' },
  refused: { en: 'You were not signed in', 'zh-TW': '登入未完成' },
  'refused.cancelled': {
    en: 'You cancelled at the identity provider. Try again when you like.',
    'zh-TW': '您在身分提供者取消了登入，可隨時再試一次。',
  },
  'refused.expired': {
    en: 'The sign-in took too long, or was begun in another window. Begin again here.',
    'zh-TW': '登入逾時，或是在其他視窗開始的。請在此重新開始。',
  },
  'refused.answer-not-accepted': {
    en: 'What the identity provider answered could not be accepted. Try again; if it stays so, tell your administrator.',
    'zh-TW': '無法接受身分提供者的回應。請再試一次；若持續發生，請告知管理員。',
  },
  'refused.provider-unreachable': {
    en: 'The identity provider cannot be reached at the moment. Try again shortly; if it stays so, tell your administrator.',
    'zh-TW': '目前無法連線至身分提供者，請稍後再試；若持續發生，請告知管理員。',
  },
  'refused.email-not-verified': {
    en: 'The identity provider sent no e-mail address of yours that it has verified. Verify it there, then sign in again; if it is verified, tell your administrator.',
    'zh-TW': '身分提供者未提供您已驗證的電子郵件地址。請先在該處完成驗證，再重新登入；若早已驗證，請告知管理員。',
  },
  'refused.unknown-person': {
    en: 'Nobody here is known by what the identity provider says of you. Ask your administrator to add you.',
    'zh-TW': '身分提供者所提供的資料在此查無對應人員。請管理員新增您的帳號。',
  },
  'refused.address-taken': {
    en: 'Your e-mail address belongs to another account here. Ask your administrator to look into it.',
    'zh-TW': '您的電子郵件地址已屬於此處的另一個帳號。請洽管理員處理。',
  },
  'refused.no-role': {
    en: 'You are known, but have no role here. Ask your administrator for one, or for a group at the identity provider.',
    'zh-TW': '已確認您的身分，但您在此沒有任何角色。請向管理員申請角色，或申請加入身分提供者的群組。',
  },
  'refused.weak-authentication': {
    en: 'The identity provider did not say that you signed in there as this installation asks for, such as with a second factor. Set one up there and sign in with it; if you did, tell your administrator.',
    'zh-TW':
      '身分提供者未表示您以此處要求的方式登入（例如使用第二步驟驗證）。請於該處設定後再以其登入；若已如此登入，請告知管理員。',
  },
  'refused.roles-not-sent': {
    en: 'You are in so many groups that the identity provider did not send them. Ask your administrator to have it send roles, or only the groups of this product.',
    'zh-TW': '您所屬的群組過多，身分提供者未予傳送。請管理員改為傳送角色，或僅傳送與本產品相關的群組。',
  },
  'refused.inactive': {
    en: 'Your account here is deactivated. Ask your administrator.',
    'zh-TW': '您的帳號已停用。請洽管理員。',
  },
  help: {
    en: 'Accounts and forgotten passwords: ask your administrator.',
    'zh-TW': '帳號與忘記密碼，請洽管理員。',
  },
});
