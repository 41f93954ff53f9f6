import { sentences } from '../language/phrase.js';

export const accountText = sentences({
  title: { en: 'My account', 'zh-TW': '我的帳號' },
  lead: {
    en: 'Where you are signed in, and how you show who you are.',
    'zh-TW': '您在哪些地方登入，以及您如何證明身分。',
  },
  sessions: { en: 'Sessions', 'zh-TW': '工作階段' },
  device: { en: 'Device', 'zh-TW': '裝置' },
  unknownDevice: { en: 'Not a known browser', 'zh-TW': '無法辨識的瀏覽器' },
  network: { en: 'Network', 'zh-TW': '網路' },
  unknownNetwork: { en: 'Not known', 'zh-TW': '不明' },
  means: { en: 'Signed in by', 'zh-TW': '登入方式' },
  'means.password': { en: 'Password', 'zh-TW': '密碼' },
  'means.totp': { en: 'Authenticator code', 'zh-TW': '驗證碼' },
  'means.recovery-code': { en: 'Recovery code', 'zh-TW': '救援碼' },
  'means.passkey': { en: 'Passkey', 'zh-TW': '通行金鑰' },
  'means.oidc': { en: 'Identity provider', 'zh-TW': '身分提供者' },
  opened: { en: 'Signed in', 'zh-TW': '登入時間' },
  seen: { en: 'Last used', 'zh-TW': '上次使用' },
  ends: { en: 'Ends at the latest', 'zh-TW': '最晚失效時間' },
  current: { en: 'This one', 'zh-TW': '目前這個' },
  end: { en: 'End', 'zh-TW': '結束' },
  endOf: { en: 'End the session on %{device}', 'zh-TW': '結束「%{device}」上的工作階段' },
  endOthers: { en: 'End all others', 'zh-TW': '結束其他所有工作階段' },
  ended: { en: 'The session was ended.', 'zh-TW': '已結束該工作階段。' },
  endedMany: { en: 'Sessions ended: %{count}', 'zh-TW': '已結束的工作階段：%{count}' },
  more: { en: 'Show more', 'zh-TW': '顯示更多' },
  sessionsHelp: {
    en: 'A session ends by itself after 12 hours unused or 7 days. One that you do not know: end it, remove passkeys that are not yours, and change your password.',
    'zh-TW':
      '工作階段閒置 12 小時或滿 7 天後自動失效。若有不認得的工作階段，請先結束它、移除不屬於您的通行金鑰，再變更密碼。',
  },
  factorMissing: {
    en: 'Your role takes a second factor, and this session has none. Set up an authenticator or add a passkey on this page, then sign in with it. Until then nothing else is open to you.',
    'zh-TW':
      '您的角色須使用第二步驟驗證，而此次登入並未使用。請在此頁設定驗證器或新增通行金鑰，再以其登入。在此之前無法使用其他功能。',
  },
  factorSetUp: {
    en: 'Your role takes a second factor. You have one now: keep your recovery codes, then sign out and sign in with it.',
    'zh-TW': '您的角色須使用第二步驟驗證。您已完成設定，請保存救援碼後登出，再以其登入。',
  },
  signOutNow: { en: 'Sign out', 'zh-TW': '登出' },
  authenticator: { en: 'Authenticator', 'zh-TW': '驗證器' },
  authenticatorNone: {
    en: 'Not set up. With one, signing in by password takes a code of an app on your phone as well.',
    'zh-TW': '尚未設定。設定後，以密碼登入時還需要手機應用程式產生的驗證碼。',
  },
  authenticatorByProvider: {
    en: 'You are signed in by your identity provider: a second factor is set up there. Where a decision takes a fresh proof of who you are, the provider asks you anew.',
    'zh-TW': '您是透過身分提供者登入，第二步驟驗證請於該處設定。裁決需要重新證明身分時，將由身分提供者再次確認。',
  },
  proved: {
    en: 'Your identity provider has asked you who you are. Go back to the tab in which you were deciding, and go on.',
    'zh-TW': '身分提供者已再次確認您的身分。請回到原先裁決的分頁繼續。',
  },
  notProved: {
    en: 'Your identity provider did not say that it asked you anew, or somebody else signed in there. Go back to the tab in which you were deciding, and try again.',
    'zh-TW': '身分提供者未表示已再次確認您的身分，或於該處登入的是其他人。請回到原先裁決的分頁重試。',
  },
  authenticatorSince: { en: 'Set up', 'zh-TW': '設定時間' },
  recoveryCodes: { en: 'Recovery codes', 'zh-TW': '救援碼' },
  codesLeft: { en: 'Left', 'zh-TW': '剩餘數量' },
  codesHelp: {
    en: 'With your password each signs you in once, when authenticator or passkey is not at hand. Make new ones before the last is used, or when somebody may have seen them.',
    'zh-TW':
      '手邊沒有驗證器或通行金鑰時，每組救援碼可搭配密碼登入一次。請在用完前，或懷疑遭他人看到時，產生新的救援碼。',
  },
  renewCodes: { en: 'Make new codes', 'zh-TW': '產生新的救援碼' },
  renewCodesDetail: {
    en: 'Ten new codes are shown once. Those that you have now stop working at that moment.',
    'zh-TW': '將顯示十組新的救援碼，僅顯示一次。現有的救援碼會立即失效。',
  },
  codesRenewed: { en: 'New recovery codes were made.', 'zh-TW': '已產生新的救援碼。' },
  setUpAuthenticator: { en: 'Set up an authenticator', 'zh-TW': '設定驗證器' },
  setUpDetail: {
    en: 'Changing how you sign in takes your password, and who has a passkey is asked for it as well.',
    'zh-TW': '變更登入方式須輸入您的密碼；已有通行金鑰者，另須以其證明身分。',
  },
  setUp: { en: 'Set up', 'zh-TW': '開始設定' },
  scan: {
    en: 'Scan this with your authenticator app, or type the key into it; then type the code that it shows.',
    'zh-TW': '請以驗證器應用程式掃描此圖，或手動輸入金鑰，再輸入它顯示的驗證碼。',
  },
  qrCode: { en: 'QR code of the key', 'zh-TW': '金鑰的二維條碼' },
  key: { en: 'Key', 'zh-TW': '金鑰' },
  code: { en: 'Code', 'zh-TW': '驗證碼' },
  confirm: { en: 'Confirm', 'zh-TW': '確認' },
  keepCodes: {
    en: 'Keep these recovery codes in a safe place: with your password each signs you in once, when authenticator or passkey is lost. They are not shown again.',
    'zh-TW': '請妥善保存這些救援碼：遺失驗證器或通行金鑰時，每組可搭配密碼登入一次。之後不會再次顯示。',
  },
  kept: { en: 'I have kept them', 'zh-TW': '我已保存' },
  removeAuthenticator: { en: 'Remove', 'zh-TW': '移除' },
  removeHelp: {
    en: 'To remove it, type a code of it or a recovery code.',
    'zh-TW': '若要移除，請輸入驗證碼或救援碼。',
  },
  factorsOfPerson: { en: 'Authenticator and passkeys', 'zh-TW': '驗證器與通行金鑰' },
  removeOfPerson: { en: 'Remove authenticator and passkeys', 'zh-TW': '移除驗證器與通行金鑰' },
  removedOfPerson: {
    en: 'The authenticator, passkeys and recovery codes are removed.',
    'zh-TW': '驗證器、通行金鑰與救援碼均已移除。',
  },
  removeOfPersonHelp: {
    en: 'For who has lost them and all recovery codes.',
    'zh-TW': '適用於遺失這些登入方式與所有救援碼的人員。',
  },
  removeOfPersonTitle: {
    en: 'Remove authenticator and passkeys of %{name}?',
    'zh-TW': '移除「%{name}」的驗證器與通行金鑰？',
  },
  removeOfPersonDetail: {
    en: 'Make sure first that it is they who ask. Afterwards the password alone is enough to sign in as them; the removal is in the log.',
    'zh-TW': '請先確認提出要求的確為本人。移除後僅憑密碼即可以其身分登入；此操作會記入稽核日誌。',
  },
  cancel: { en: 'Cancel', 'zh-TW': '取消' },
  password: { en: 'Password', 'zh-TW': '密碼' },
  ownPasswordTitle: { en: 'Set a password of your own', 'zh-TW': '請自行設定密碼' },
  ownPasswordLead: {
    en: 'The password that you signed in with serves to set your own, and nothing else is open until you have.',
    'zh-TW': '您登入時使用的密碼僅供您自行設定新密碼。設定之前，無法使用其他功能。',
  },
  passwordSet: {
    en: 'Your password was set by %{by} on %{at}. If you did not ask for it, tell somebody who is responsible for security: whoever knew it could sign in as you.',
    'zh-TW': '您的密碼由「%{by}」於 %{at} 設定。若非您所要求，請通知資安負責人：知道該密碼的人可能曾以您的身分登入。',
  },
  passwordHelp: {
    en: 'At least 12 characters; length counts, not signs. A new password ends your other sessions. Passkeys stay and go on signing in: remove those that are not yours.',
    'zh-TW':
      '至少 12 個字元；長度比符號重要。變更密碼會結束您的其他工作階段，但通行金鑰仍會保留並可繼續登入，請移除不屬於您的通行金鑰。',
  },
  currentPassword: { en: 'Current password', 'zh-TW': '目前的密碼' },
  nextPassword: { en: 'New password', 'zh-TW': '新密碼' },
  repeatPassword: { en: 'New password once more', 'zh-TW': '再次輸入新密碼' },
  differs: { en: 'The two are not the same.', 'zh-TW': '兩次輸入的內容不同。' },
  changePassword: { en: 'Change password', 'zh-TW': '變更密碼' },
  passwordChanged: {
    en: 'The password was changed; your other sessions have ended. Your passkeys stand as before.',
    'zh-TW': '密碼已變更，其他工作階段均已結束；通行金鑰維持不變。',
  },
  language: { en: 'Language', 'zh-TW': '語言' },
  languageHelp: {
    en: 'Of the console, and of what is sent to you.',
    'zh-TW': '適用於主控台介面與寄送給您的內容。',
  },
  signOutEverywhere: { en: 'Sign out everywhere', 'zh-TW': '全部登出' },
  noSessions: { en: 'Signed in nowhere.', 'zh-TW': '目前沒有登入中的工作階段。' },
});
