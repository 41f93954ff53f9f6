import { sentences } from '../language/phrase.js';

export const passkeysText = sentences({
  passkeys: { en: 'Passkeys', 'zh-TW': '通行金鑰' },
  use: { en: 'Use a passkey', 'zh-TW': '使用通行金鑰' },
  none: {
    en: 'None yet. A passkey signs you in with the fingerprint, face or PIN of a device, without a password; it cannot be phished.',
    'zh-TW': '尚無通行金鑰。通行金鑰以裝置的指紋、臉部或 PIN 碼登入，不需密碼，也不會遭網路釣魚竊取。',
  },
  help: {
    en: 'One for each device that you sign in on, at most ten. Each signs you in alone, and proves who you are before grave decisions.',
    'zh-TW': '每部登入用的裝置各一把，最多十把。每把都能單獨登入，也能在重大裁決前證明您的身分。',
  },
  name: { en: 'Name', 'zh-TW': '名稱' },
  nameHelp: {
    en: 'So that you know it again, for example “Laptop at work”.',
    'zh-TW': '方便您日後辨認，例如「公司筆電」。',
  },
  added: { en: 'Added', 'zh-TW': '新增時間' },
  used: { en: 'Last used', 'zh-TW': '上次使用' },
  never: { en: 'Never', 'zh-TW': '從未使用' },
  add: { en: 'Add a passkey', 'zh-TW': '新增通行金鑰' },
  addDetail: {
    en: 'Your browser asks next where the passkey is to be kept. A security key has to have a PIN or a fingerprint set up before.',
    'zh-TW': '接著瀏覽器會詢問要將通行金鑰存放在何處。若使用安全金鑰，須先設定 PIN 碼或指紋。',
  },
  wasAdded: { en: 'The passkey was added.', 'zh-TW': '已新增通行金鑰。' },
  remove: { en: 'Remove', 'zh-TW': '移除' },
  removeOf: { en: 'Remove %{name}', 'zh-TW': '移除「%{name}」' },
  removeTitle: { en: 'Remove the passkey %{name}?', 'zh-TW': '移除通行金鑰「%{name}」？' },
  removeDetail: {
    en: 'It signs nobody in any more, and your sessions elsewhere end. Delete it on its device as well, so that the browser does not offer it.',
    'zh-TW': '移除後無法再以它登入，您在其他裝置的工作階段也會結束。請一併在裝置上刪除，以免瀏覽器繼續提供此選項。',
  },
  wasRemoved: { en: 'The passkey was removed.', 'zh-TW': '已移除通行金鑰。' },
  password: { en: 'Your password', 'zh-TW': '您的密碼' },
  code: { en: 'Code of your authenticator, or a recovery code', 'zh-TW': '驗證器的驗證碼或救援碼' },
  notHere: {
    en: 'Passkeys need an address with https and a name; this one has none. Ask your administrator.',
    'zh-TW': '通行金鑰需要以 https 與主機名稱組成的位址，此處的位址不符。請洽管理員。',
  },
  otherHost: {
    en: 'Passkeys are for %{host}: open this page there to add one.',
    'zh-TW': '通行金鑰僅適用於 %{host}，請改以該位址開啟此頁再新增。',
  },
  notKnown: { en: 'This browser knows no passkeys.', 'zh-TW': '此瀏覽器不支援通行金鑰。' },
  failed: { en: 'No passkey was used', 'zh-TW': '未使用通行金鑰' },
  cancelled: {
    en: 'It was cancelled, took too long, or no passkey for this address was found. A security key without a PIN, or a device without fingerprint, face or screen lock, cannot be used before one is set up. Nothing was changed.',
    'zh-TW':
      '已取消、逾時，或找不到適用於此位址的通行金鑰。尚未設定 PIN 碼的安全金鑰，或尚未設定指紋、臉部或螢幕鎖定的裝置，須先完成設定才能使用。未做任何變更。',
  },
  hereAlready: {
    en: 'There is a passkey of yours on this device already. Nothing was changed.',
    'zh-TW': '此裝置已有您的通行金鑰，未做任何變更。',
  },
  cannotVerify: {
    en: 'This device or security key cannot check who you are, or keeps no passkeys. Set up a PIN, fingerprint or face on it first, or use another one. Nothing was changed.',
    'zh-TW':
      '此裝置或安全金鑰無法確認您的身分，或無法存放通行金鑰。請先在其上設定 PIN 碼、指紋或臉部辨識，或改用其他裝置。未做任何變更。',
  },
  unusable: { en: 'The browser says: %{reason}', 'zh-TW': '瀏覽器訊息：%{reason}' },
});
