import type { Language, LocalizedText } from '@countersign/contracts';
import { notProven } from './not-proven.js';
import type { Verification, VerifiedKind } from './verification.js';

const kinds: Record<VerifiedKind, LocalizedText> = {
  log: { en: 'The log', 'zh-TW': '日誌' },
  report: { en: 'The report', 'zh-TW': '報告' },
  bundle: { en: 'The bundle', 'zh-TW': '證據包' },
  proof: { en: 'The proof', 'zh-TW': '證明' },
  receipt: { en: 'The receipt', 'zh-TW': '收據' },
};

/** What was checked; `one` is said of a single one. */
const counted: Record<string, LocalizedText & { one: string }> = {
  signatures: { one: 'signature', en: 'signatures', 'zh-TW': '簽章' },
  entries: { one: 'entry', en: 'entries', 'zh-TW': '紀錄' },
  tiles: { one: 'tile', en: 'tiles', 'zh-TW': '雜湊磚' },
  decisions: { one: 'decision', en: 'decisions', 'zh-TW': '裁決' },
  erased: { one: 'of them erased', en: 'of them erased', 'zh-TW': '其中已抹除' },
  setAside: { one: 'decision set aside', en: 'decisions set aside', 'zh-TW': '不列入的裁決' },
  setAsideClosed: { one: 'of them not opened', en: 'of them not opened', 'zh-TW': '其中未公開' },
  proofs: { one: 'inclusion proof', en: 'inclusion proofs', 'zh-TW': '納入證明' },
  files: { one: 'file', en: 'files', 'zh-TW': '檔案' },
  packs: { one: 'requirement pack', en: 'requirement packs', 'zh-TW': '要求集' },
  policies: { one: 'policy', en: 'policies', 'zh-TW': '政策' },
  contents: { one: 'content', en: 'contents', 'zh-TW': '內容' },
};

const words = {
  ok: { en: 'verifies.', 'zh-TW': '驗證通過。' },
  failed: { en: 'DOES NOT VERIFY.', 'zh-TW': '驗證不通過。' },
  tree: { en: 'Log', 'zh-TW': '日誌' },
  key: { en: 'Key', 'zh-TW': '金鑰' },
  keyOfLog: {
    en: 'This key comes from the log itself: compare it with one that you got another way.',
    'zh-TW': '此金鑰由日誌本身提供：請與您以其他管道取得的金鑰比對。',
  },
  keyOfBundle: {
    en: 'This key comes from the bundle itself: compare it with one that you got another way.',
    'zh-TW': '此金鑰由證據包本身提供：請與您以其他管道取得的金鑰比對。',
  },
  keyOfFile: {
    en: 'This key comes from the file itself: compare it with one that you got another way.',
    'zh-TW': '此金鑰由檔案本身提供：請與您以其他管道取得的金鑰比對。',
  },
  checked: { en: 'Checked', 'zh-TW': '已檢查' },
  faults: { en: 'What does not hold:', 'zh-TW': '不成立之處：' },
  open: { en: 'Not proven by this:', 'zh-TW': '此驗證未能證明：' },
} satisfies Record<string, LocalizedText>;

/** The outcome of a verification as people read it. */
export interface VerificationWords {
  verdict: string;
  /** Names and values: log, key, what was checked. */
  facts: [name: string, value: string][];
  /** Where the key was not given by the reader: where it came from, and what to do. */
  keyWarning: string | null;
  faultsTitle: string;
  faults: string[];
  openTitle: string;
  open: string[];
}

/** The outcome of a verification in words: verdict, what was checked, what does not hold, and what is not proven. */
export function describeVerification(result: Verification, language: Language): VerificationWords {
  const say = (text: LocalizedText): string => text[language];
  const isEnglish = language === 'en';
  const facts: [string, string][] = [];
  if (result.origin !== null) {
    const size = isEnglish ? `${result.size} entries, root` : `${result.size} 筆紀錄，根`;
    facts.push([say(words.tree), `${result.origin}, ${size} ${result.root}`]);
  }
  if (result.key !== null) facts.push([say(words.key), result.key.vkey]);
  const counts = Object.entries(result.checked).map(([what, number]) => {
    const name = counted[what];
    return isEnglish
      ? `${number} ${(number === 1 ? name?.one : name?.en) ?? what}`
      : `${name?.['zh-TW'] ?? what} ${number}`;
  });
  if (counts.length > 0) facts.push([say(words.checked), counts.join(isEnglish ? ', ' : '、')]);
  return {
    verdict: `${say(kinds[result.kind])}${isEnglish ? ' ' : ''}${say(result.ok ? words.ok : words.failed)}`,
    facts,
    keyWarning: result.key === null || result.key.pinned ? null : say(keyWarnings[result.kind] ?? words.keyOfFile),
    faultsTitle: say(words.faults),
    faults: result.faults.map(({ detail }) => say(detail)),
    openTitle: say(words.open),
    open: result.notProven.map((code) =>
      say(notProven[code]).replace(/\{(\w+)\}/g, (_, name: string) => String(result.checked[name] ?? 0)),
    ),
  };
}

const keyWarnings: Partial<Record<VerifiedKind, LocalizedText>> = { log: words.keyOfLog, bundle: words.keyOfBundle };
