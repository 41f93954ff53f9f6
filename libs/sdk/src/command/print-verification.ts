import type { Language, LocalizedText } from '@countersign/contracts';
import { notProven } from '../verify/not-proven.js';
import type { Verification, VerifiedKind } from '../verify/verification.js';

const kinds: Record<VerifiedKind, LocalizedText> = {
  log: { en: 'The log', 'zh-TW': '日誌' },
  report: { en: 'The report', 'zh-TW': '報告' },
  proof: { en: 'The proof', 'zh-TW': '證明' },
  receipt: { en: 'The receipt', 'zh-TW': '收據' },
};

const counted: Record<string, LocalizedText> = {
  signatures: { en: 'signatures', 'zh-TW': '簽章' },
  entries: { en: 'entries', 'zh-TW': '紀錄' },
  tiles: { en: 'tiles', 'zh-TW': '雜湊磚' },
  decisions: { en: 'decisions', 'zh-TW': '裁決' },
  erased: { en: 'of them erased', 'zh-TW': '其中已抹除' },
  proofs: { en: 'inclusion proofs', 'zh-TW': '納入證明' },
  contents: { en: 'contents', 'zh-TW': '內容' },
};

const words: Record<'ok' | 'failed' | 'checked' | 'open' | 'faults' | 'tree', LocalizedText> = {
  ok: { en: 'verifies.', 'zh-TW': '驗證通過。' },
  failed: { en: 'DOES NOT VERIFY.', 'zh-TW': '驗證不通過。' },
  tree: { en: 'Log', 'zh-TW': '日誌' },
  checked: { en: 'Checked', 'zh-TW': '已檢查' },
  faults: { en: 'What does not hold:', 'zh-TW': '不成立之處：' },
  open: { en: 'Not proven by this:', 'zh-TW': '此驗證未能證明：' },
};

/** The outcome for people: verdict, what was checked, what does not hold, and what is not proven. */
export function printVerification(result: Verification, language: Language): string {
  const colon = language === 'en' ? ': ' : '：';
  const say = (text: LocalizedText): string => text[language];
  const gap = language === 'en' ? ' ' : '';
  const lines = [`${say(kinds[result.kind])}${gap}${say(result.ok ? words.ok : words.failed)}`];
  if (result.origin !== null) {
    const size = language === 'en' ? `${result.size} entries, root` : `${result.size} 筆紀錄，根`;
    lines.push(`${say(words.tree)}${colon}${result.origin}, ${size} ${result.root}`);
  }
  const counts = Object.entries(result.checked).map(([what, number]) => {
    const name = counted[what];
    return language === 'en' ? `${number} ${name?.en ?? what}` : `${name?.['zh-TW'] ?? what} ${number}`;
  });
  if (counts.length > 0) lines.push(`${say(words.checked)}${colon}${counts.join(language === 'en' ? ', ' : '、')}`);
  if (result.faults.length > 0)
    lines.push(say(words.faults), ...result.faults.map(({ detail }) => `  ✗ ${say(detail)}`));
  lines.push(say(words.open), ...result.notProven.map((code) => `  - ${say(notProven[code])}`));
  return `${lines.join('\n')}\n`;
}

/** The outcome for programs: one JSON object, its faults in the given language. */
export function verificationJson(result: Verification, language: Language): string {
  const faults = result.faults.map(({ code, detail }) => ({ code, detail: detail[language] }));
  return `${JSON.stringify({ ...result, faults })}\n`;
}
