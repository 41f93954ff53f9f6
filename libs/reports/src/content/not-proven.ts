import type { Language, LocalizedText } from '@countersign/contracts';

const unwitnessed: LocalizedText[] = [
  {
    en: 'No independent witness has signed the checkpoint: whoever holds the log key could show others a different log.',
    'zh-TW': '檢查點未經獨立見證者簽署：持有日誌金鑰者仍可能向他人出示不同的日誌。',
  },
];

const sentences: LocalizedText[] = [
  {
    en: 'The proofs show that these decisions are in the log, not that the log holds no others of this period; for that, read the log itself.',
    'zh-TW': '證明顯示這些裁決已載入日誌，但不能證明日誌中沒有同期間的其他裁決；如需確認，請直接讀取日誌。',
  },
  {
    en: 'Decisions on second reviews and gold items, by which people are measured, are not in this report. Its file report.jsonl lists them as set aside, so that none is missing where the log is read. What they were for it does not tell while gold items of the AI system are in use; a decision without its purpose could be a true one left out.',
    'zh-TW':
      '為衡量審查員而作的裁決（複審與黃金題）不列入本報告。report.jsonl 將其列為不列入的裁決，以便與日誌核對有無遺漏；該 AI 系統的黃金題仍在使用時，不揭露其用途；未揭露用途者，也可能是遭遺漏的真正裁決。',
  },
  {
    en: 'The log knows people by pseudonyms. Names in this report come from the database and are not proven.',
    'zh-TW': '日誌僅以代號記錄人員。本報告中的姓名來自資料庫，未經證明。',
  },
  {
    en: 'Titles, comments, messages of findings and the counts of requirements come from the database; the log proves decisions, reasons and digests.',
    'zh-TW': '標題、備註、檢核發現的說明與各項要求的統計來自資料庫；日誌證明的是裁決、理由與摘要值。',
  },
  {
    en: 'A recorded decision shows that a person decided, not that the decision was right.',
    'zh-TW': '裁決紀錄顯示有人作出裁決，並不表示該裁決正確。',
  },
];

/** What a report does not prove, in its language; less where witnesses have cosigned its checkpoint. */
export function notProven(language: Language, witnessed: boolean): string[] {
  return [...(witnessed ? [] : unwitnessed), ...sentences].map((sentence) => sentence[language]);
}
