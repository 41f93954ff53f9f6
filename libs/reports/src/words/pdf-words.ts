import type { Language, LocalizedText } from '@countersign/contracts';

const text = (en: string, zhTW: string): LocalizedText => ({ en, 'zh-TW': zhTW });

/** Sentences and headings of the document for reading. `%{name}` is filled in by `say`. */
const words = {
  contents: text('Contents', '目錄'),
  coverTitle: text('Audit report on decisions about AI outputs', 'AI 產出裁決稽核報告'),
  coverLead: text(
    'Who decided what, on which findings, under which policy; and which requirements the records are evidence for.',
    '何人、依哪些檢核發現、於何項政策下作出何種裁決，以及這些紀錄可作為哪些要求的佐證。',
  ),
  modest: text(
    'This report states what is evidenced by records and what is not. It is no legal judgement.',
    '本報告說明哪些事項有紀錄佐證、哪些沒有，並非法律判斷。',
  ),
  summaryLead: text(
    '%{decisions} decisions on %{systems} AI systems by %{people} people. %{exceptional} of them are out of the ordinary in at least one way, see "Exceptions".',
    '%{people} 位人員就 %{systems} 個 AI 系統作出 %{decisions} 筆裁決，其中 %{exceptional} 筆至少有一項例外，詳見「例外」。',
  ),
  lapsedCount: text('%{count} approvals lapsed: they count no more.', '%{count} 個核可已失效，不再計入。'),
  lapsed: text('lapsed %{at}', '%{at} 失效'),
  nothing: text('There is nothing to list.', '沒有可列出的項目。'),
  chartVerdicts: text('Requirements by verdict', '各項要求的判定'),
  chartWeeks: text('Decisions a week, by outcome (weeks from Monday, UTC)', '每週裁決數，依結果（週一起算，UTC）'),
  chartMonths: text('Decisions a month, by outcome (UTC)', '每月裁決數，依結果（UTC）'),
  chartReview: text('Time from claim to decision', '自認領至裁決的時間'),
  togetherBar: text('together with others', '與其他產出一併裁決'),
  chartTiers: text('Decisions by risk tier', '裁決數，依風險等級'),
  chartExceptions: text('Exceptions by kind', '例外，依種類'),
  under: text('up to %{time}', '%{time}以內'),
  over: text('over %{time}', '超過 %{time}'),
  seconds: text('%{count} s', '%{count} 秒'),
  minutes: text('%{count} min', '%{count} 分'),
  decisionsName: text('Decisions', '裁決'),
  matrixLead: text(
    'Computed by the rules of the packs over the records of the period. "Rules" is how many rules of the requirement hold.',
    '依要求集的規則就該期間紀錄計算。「規則」欄為該要求中成立的規則數。',
  ),
  systemsLead: text(
    'How many of %{count} AI systems have each verdict, looked at alone. Which ones is in the XLSX report.',
    '就 %{count} 個 AI 系統逐一檢視，各判定的系統數。各系統的判定載於 XLSX 報告。',
  ),
  name: text('Title', '名稱'),
  requirement: text('Requirement', '要求'),
  verdict: text('Verdict', '判定'),
  rules: text('Rules', '規則'),
  rulesOf: text('%{met} of %{all}', '%{met}／%{all}'),
  expires: text('the first of its evidence expires on %{at}', '其佐證最早於 %{at} 到期'),
  statement: text('Statement of: %{by} (%{standing})', '聲明，應簽署者：%{by}（%{standing}）'),
  signedBy: text(
    'signed by %{signer} for %{system}, %{from} to %{to}, log entry %{entry}',
    '由 %{signer} 就%{system}簽署，%{from} 至 %{to}，稽核紀錄 %{entry}',
  ),
  withdrawnBy: text(
    'signed by %{signer} for %{system} on %{from}, withdrawn by %{by} on %{at}',
    '由 %{signer} 就%{system}於 %{from} 簽署，%{by} 於 %{at} 撤回',
  ),
  everySystem: text('all AI systems', '所有 AI 系統'),
  remarks: text('Remarks', '說明'),
  findingsLead: text(
    'What checks found in outputs that were decided on, worst first. A finding is a pointer, not a verdict.',
    '檢核在已裁決產出中的發現，由嚴重至輕微排列。發現僅為提示，並非判定。',
  ),
  decisionsLead: text(
    'Worst first: exceptions, then what was not approved or whose approval lapsed, then by risk tier.',
    '排列順序：例外優先，其次為未核可或核可已失效者，再依風險等級。',
  ),
  exceptionsLead: text(
    'Facts that an auditor looks at first. An exception is a fact of the records, not a breach of anything.',
    '稽核人員通常優先檢視的事實。例外為紀錄中的事實，不代表違反任何規定。',
  ),
  omitted: text(
    '%{count} more are not listed here. Reports as JSON Lines, CSV or XLSX hold all of them.',
    '另有 %{count} 筆未列於此。JSON Lines、CSV 與 XLSX 格式的報告載有全部內容。',
  ),
  time: text('Time (UTC)', '時間（UTC）'),
  output: text('Output', '產出'),
  outcome: text('Outcome', '結果'),
  tier: text('Risk', '風險'),
  by: text('Decided by', '裁決者'),
  reasons: text('Reasons', '理由'),
  exceptions: text('Exceptions', '例外'),
  severity: text('Severity', '嚴重程度'),
  finding: text('Finding', '檢核發現'),
  kind: text('Exception', '例外'),
  leaf: text('Log index', '日誌位置'),
  leafHash: text('Leaf hash', '葉節點雜湊值'),
  decision: text('Decision', '裁決'),
  proofs: text('Proofs', '證明'),
  proofsLead: text(
    'The signed checkpoint of the log that this report is frozen on, and where the log holds the decisions listed above. The inclusion proofs are in the JSON Lines file.',
    '以下為本報告所凍結的日誌簽署檢查點，以及上列裁決在日誌中的位置。包含證明載於 JSON Lines 檔案。',
  ),
  checkpoint: text('Checkpoint', '檢查點'),
  meanings: text('What the exceptions mean', '各項例外的意義'),
  missing: text(
    'Characters that the fonts of this document lack are shown as □; the other formats hold them.',
    '本文件字型未收錄的字元以 □ 表示；其他格式載有原字元。',
  ),
  head: text('Audit report %{report}', '稽核報告 %{report}'),
  foot: text('root %{root} · %{size} entries', '根雜湊值 %{root} · %{size} 筆紀錄'),
  footKey: text('verifier key %{key}', '驗證金鑰 %{key}'),
  page: text('Page %{page} of %{all}', '第 %{page} 頁，共 %{all} 頁'),
  asOf: text('law as of %{asOf}', '法規截至 %{asOf}'),
} satisfies Record<string, LocalizedText>;

export type PdfWord = keyof typeof words;

/** A sentence in the language, its names filled in. */
export function say(language: Language, key: PdfWord, values: Readonly<Record<string, string | number>> = {}): string {
  return words[key][language].replace(/%\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
