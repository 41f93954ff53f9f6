import { sentences } from '../../language/phrase.js';

export const provenanceText = sentences({
  'verdict.absent': { en: 'No manifest', 'zh-TW': '沒有資訊清單' },
  'verdict.remote': { en: 'Manifest elsewhere', 'zh-TW': '資訊清單在他處' },
  'verdict.trusted': { en: 'Intact, signer trusted', 'zh-TW': '完整，簽署者受信任' },
  'verdict.untrusted': { en: 'Intact, signer not known', 'zh-TW': '完整，簽署者未知' },
  'verdict.tampered': { en: 'Does not hold', 'zh-TW': '與內容不符' },
  'verdict.invalid': { en: 'Not valid', 'zh-TW': '無效' },
  'verdict.unreadable': { en: 'Cannot be read', 'zh-TW': '無法讀取' },
  'means.absent': {
    en: 'The file says nothing of where it comes from. That is neither good nor bad: most pictures carry no manifest, and one can be taken off.',
    'zh-TW': '檔案未說明其來源。這不代表好壞：多數圖片沒有資訊清單，資訊清單也可能被移除。',
  },
  'means.remote': {
    en: 'The file names an address where its manifest is said to be. It was not opened: addresses in files are never followed.',
    'zh-TW': '檔案指稱其資訊清單位於某網址。系統未開啟：檔案中的網址一律不開啟。',
  },
  'means.trusted': {
    en: 'Not a byte that is signed was changed, and the signer is on the list of trusted ones. What the manifest states is the signer’s word.',
    'zh-TW': '所簽署的內容未遭更改，且簽署者列於受信任名單。資訊清單的內容為簽署者的陳述。',
  },
  'means.untrusted': {
    en: 'Not a byte that is signed was changed since somebody signed it. Who that is stays open: anybody can sign under any name. The list of trusted signers is a policy (trusted-signers.pem).',
    'zh-TW':
      '自簽署後，所簽署的內容未遭更改；但簽署者是誰無法確定，任何人都能以任何名稱簽署。受信任名單為政策（trusted-signers.pem）。',
  },
  'means.tampered': {
    en: 'A hash or signature is wrong: the picture, the manifest or a source of it was changed after it was signed. Nothing that it states can be relied on.',
    'zh-TW': '雜湊值或簽章不符：圖片、資訊清單或其來源素材在簽署後遭更改。其陳述皆不可採信。',
  },
  'means.invalid': {
    en: 'The manifest breaks a rule of C2PA, such as a certificate that had expired. What it states is not borne out.',
    'zh-TW': '資訊清單違反 C2PA 規則，例如憑證已過期。其陳述無法獲得證實。',
  },
  'means.unreadable': {
    en: 'There is a manifest, damaged or cut out in part. It says nothing any more.',
    'zh-TW': '帶有資訊清單，但已損壞或遭部分移除，無法提供任何資訊。',
  },
  remoteAt: { en: 'Address named in the file (not opened)', 'zh-TW': '檔案所指的網址（未開啟）' },
  faults: { en: 'What is wrong', 'zh-TW': '不符之處' },
  faultIn: { en: 'in %{part}', 'zh-TW': '位於 %{part}' },
  history: { en: 'How it came about, as its signers state', 'zh-TW': '產生經過（依簽署者的陳述）' },
  loose: { en: 'Other manifests in the file', 'zh-TW': '檔案中的其他資訊清單' },
  cut: {
    en: '%{count} further statements of the file are not shown: it states more than people could read.',
    'zh-TW': '檔案另有 %{count} 項陳述未顯示：其陳述多於人所能閱讀。',
  },
  thisPicture: { en: 'This picture', 'zh-TW': '此圖片' },
  signedBy: { en: 'Signed by', 'zh-TW': '簽署者' },
  signer: { en: '%{name} (certificate of %{issuer})', 'zh-TW': '%{name}（憑證機構：%{issuer}）' },
  noSigner: { en: 'nobody named', 'zh-TW': '未具名' },
  signedAt: { en: 'Time stamp', 'zh-TW': '時間戳記' },
  noTimeStamp: { en: 'none; when it was signed is not proven', 'zh-TW': '無；簽署時間未獲證明' },
  madeWith: { en: 'Made with', 'zh-TW': '製作工具' },
  algorithm: { en: 'Signature', 'zh-TW': '簽章演算法' },
  actions: { en: 'What was done', 'zh-TW': '處理過程' },
  noActions: { en: 'No action is stated.', 'zh-TW': '未陳述任何處理。' },
  by: { en: 'with %{software}', 'zh-TW': '使用 %{software}' },
  ingredients: { en: 'Made from', 'zh-TW': '來源素材' },
  untitled: { en: 'untitled', 'zh-TW': '未命名' },
  noManifest: { en: 'has no manifest of its own', 'zh-TW': '本身沒有資訊清單' },
  shown: { en: 'its manifest is shown elsewhere in this tree', 'zh-TW': '其資訊清單已列於此樹的他處' },
  'relation.parentOf': { en: 'the picture that this was edited from', 'zh-TW': '編輯前的圖片' },
  'relation.componentOf': { en: 'a part placed in it', 'zh-TW': '置入的素材' },
  'relation.inputTo': { en: 'given to the model as input', 'zh-TW': '提供給模型的輸入' },
  statements: { en: 'All statements', 'zh-TW': '全部陳述' },
  label: { en: 'Manifest', 'zh-TW': '資訊清單' },
});
