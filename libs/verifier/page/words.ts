import type { Language, LocalizedText } from '@countersign/contracts';

const words = {
  title: { en: 'Countersign: verify a bundle', 'zh-TW': 'Countersign：驗證證據包' },
  lead: {
    en: 'Choose an exported bundle (ZIP) or a report (JSONL), or drop it here. It is verified on this machine: this page has no connection to anything.',
    'zh-TW': '請選擇匯出的證據包（ZIP）或報告（JSONL），或拖放至此。驗證在本機進行，本頁不與外界連線。',
  },
  choose: { en: 'Choose a file', 'zh-TW': '選擇檔案' },
  key: { en: 'Verifier key or trust policy of the log (if you have it)', 'zh-TW': '日誌的驗證金鑰或信任政策（若有）' },
  keyHint: {
    en: 'Got another way than this bundle: from the operator’s site, a contract, an auditor. Without it the key in the bundle is believed.',
    'zh-TW': '應由證據包以外的管道取得，例如營運者網站、合約或稽核人員。未填時採用證據包內的金鑰。',
  },
  keyFault: { en: 'This is neither a verifier key nor a trust policy', 'zh-TW': '這不是驗證金鑰，也不是信任政策' },
  working: { en: 'Verifying', 'zh-TW': '驗證中' },
  old: {
    en: 'This browser cannot verify Ed25519 signatures, so nothing can be verified here. Use a current Firefox, Chrome, Edge or Safari, or the command countersign verify.',
    'zh-TW':
      '此瀏覽器無法驗證 Ed25519 簽章，因此無法在此驗證。請改用新版 Firefox、Chrome、Edge 或 Safari，或使用 countersign verify 指令。',
  },
  broken: { en: 'The file could not be read', 'zh-TW': '無法讀取檔案' },
  self: {
    en: 'This page came with the bundle. Whoever could forge the bundle could forge this page: for proof against its maker, take the verifier from the project or from the console.',
    'zh-TW': '本頁隨證據包提供。能偽造證據包的人也能偽造本頁：若要對其製作者舉證，請使用本專案或主控台提供的驗證工具。',
  },
  language: { en: '中文', 'zh-TW': 'English' },
} satisfies Record<string, LocalizedText>;

/** What the page says, in a language. */
export function pageWords(language: Language): Record<keyof typeof words, string> {
  const entries = Object.entries(words).map(([name, text]) => [name, text[language]]);
  return Object.fromEntries(entries) as Record<keyof typeof words, string>;
}
