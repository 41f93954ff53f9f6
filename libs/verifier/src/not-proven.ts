import type { LocalizedText } from '@countersign/contracts';

/** What a verification leaves open, as codes that stay, each with its sentence; `{name}` stands for the count of that name. */
export const notProven = {
  unwitnessed: {
    en: 'No witness that you trust has signed the checkpoint: whoever holds the log key could show others a different log.',
    'zh-TW': '檢查點未經您信任的見證者簽署：持有日誌金鑰者仍可能向他人出示不同的日誌。',
  },
  'key-not-pinned': {
    en: 'The key came from the same place as what it signs. Get it another way, and verify with that (--vkey or --policy of the command).',
    'zh-TW': '金鑰與其簽署的內容來自同一處。請以其他管道取得金鑰，並以該金鑰驗證（指令的 --vkey 或 --policy）。',
  },
  'key-rotated': {
    en: 'The log has changed its key since you got yours; your key signed that the new one follows. Keep the new one (/log/vkey).',
    'zh-TW': '自您取得金鑰後，日誌已輪替金鑰；您的金鑰已簽署新金鑰為其接續者。請改存新金鑰（/log/vkey）。',
  },
  'newest-unknown': {
    en: 'Whether this is the newest state of the log: somebody may have shown you an older one.',
    'zh-TW': '是否為日誌的最新狀態：您看到的可能是較舊的版本。',
  },
  'payloads-not-opened': {
    en: 'What the entries commit to: the log shows who did what and when; payloads stay with the operator.',
    'zh-TW': '紀錄所承諾的內容：日誌顯示何人於何時做了何事，內容本身由營運者保存。',
  },
  'range-only': {
    en: 'That the log holds no other decisions of this period: the proofs show only that these are in it (the command reads all of it with --log).',
    'zh-TW': '日誌中沒有同期間的其他裁決：證明僅顯示這些裁決已載入日誌（指令可用 --log 讀取整份日誌）。',
  },
  'systems-not-in-log': {
    en: 'That no decision of these AI systems is missing: the log does not say in the open which system a decision belongs to.',
    'zh-TW': '這些 AI 系統的裁決沒有遺漏：日誌並未公開各裁決所屬的系統。',
  },
  'set-aside': {
    en: 'That decisions which the report sets aside were on repeats, put before people again to measure them: the log said so of each when it came in, and that is the word of the operator.',
    'zh-TW': '報告不列入的裁決確屬為衡量審查員而再次送審的產出：日誌於各項收到時即如此記載，但此為營運者的說法。',
  },
  'set-aside-closed': {
    en: 'Whether decisions were left out: {setAsideClosed} of the decisions set aside came without their purpose, and a true decision could stand there as well. (Gold items of the AI system are in use, somebody still decides on the output, or its first entry is erased.) Ask the operator to open the first entries.',
    'zh-TW':
      '是否有裁決遭遺漏：不列入的裁決中有 {setAsideClosed} 筆未揭露用途，真正的裁決也可能列於其中（該 AI 系統的黃金題仍在使用、仍有人待裁決，或首筆紀錄已抹除）。請要求營運者公開其首筆紀錄。',
  },
  unattributed: {
    en: 'Who the people are: the log knows them by pseudonyms only.',
    'zh-TW': '人員的真實身分：日誌僅以代號記錄人員。',
  },
  'database-fields': {
    en: 'Titles, names, findings, labels and counts of requirements: they come from the database, not from the log.',
    'zh-TW': '標題、姓名、檢核發現、標籤與各項要求的統計：這些來自資料庫，而非日誌。',
  },
  'counts-not-recomputed': {
    en: 'That the counts of requirements are right: they were counted in the database, over more than the decisions shown here.',
    'zh-TW': '各項要求的統計是否正確：統計取自資料庫，範圍超出此處所列的裁決，無法據此重算。',
  },
  'derived-documents': {
    en: 'That the documents made from the report (OSCAL, README) say what it says: they are the ones that were exported, and no more is checked.',
    'zh-TW': '由報告衍生的文件（OSCAL、README）與報告內容一致：僅確認其為匯出時的檔案。',
  },
  'policy-not-included': {
    en: 'What every policy said: a policy that decisions were made under is not in the bundle.',
    'zh-TW': '各政策的內容：有裁決所依據的政策未收錄於證據包中。',
  },
  erased: {
    en: 'What was decided where payloads were erased: there the log proves only that the act took place.',
    'zh-TW': '內容已抹除之裁決的內容：日誌僅能證明該行為曾經發生。',
  },
  judgement: {
    en: 'That the decision was right: a record shows that it was made.',
    'zh-TW': '裁決是否正確：紀錄僅顯示曾作出裁決。',
  },
  'operator-clock': {
    en: "That the times are right: they are from the operator's clock.",
    'zh-TW': '時間是否正確：時間來自營運者的時鐘。',
  },
  'entry-not-read': {
    en: 'What the entry says: only its hash was given.',
    'zh-TW': '紀錄的內容：僅提供了雜湊值。',
  },
  'not-in-log': {
    en: 'That the decision is in the log: pass the proof file (--proof) with a key of the log (--vkey or --policy).',
    'zh-TW': '裁決已載入日誌：請提供證明檔（--proof）及日誌金鑰（--vkey 或 --policy）。',
  },
  'not-revoked': {
    en: 'That the approval was not revoked after the receipt was signed: ask the operator.',
    'zh-TW': '收據簽發後核可未遭撤銷：請向營運者查詢。',
  },
} as const satisfies Record<string, LocalizedText>;

/** The code of something that is not proven. */
export type NotProven = keyof typeof notProven;
