import type { CoverageView, Language, LocalizedText } from '@countersign/contracts';
import type { ReportDecision } from '../content/report-decision.js';
import { byteOrderMark, csvRow, type CsvValue } from '../csv-text.js';
import type { Renderer, ReportContent } from '../renderer.js';

type Column<T> = [heading: LocalizedText, value: (item: T) => CsvValue];

const text = (en: string, zhTW: string): LocalizedText => ({ en, 'zh-TW': zhTW });
const joined = (values: readonly string[]): string => values.join('; ');

const decisionColumns: Column<ReportDecision>[] = [
  [text('Decision', '裁決'), ({ id }) => id],
  [text('Decided at', '裁決時間'), ({ at }) => at],
  [text('Outcome', '結果'), ({ outcome }) => outcome],
  [text('Counts as approval', '計入核可'), ({ counted, outcome }) => counted && outcome === 'approve'],
  [text('Reasons', '理由'), ({ reasons }) => joined(reasons.map(({ label }) => label))],
  [text('Reason codes', '理由代碼'), ({ reasons }) => joined(reasons.map(({ code }) => code))],
  [text('Comment', '備註'), ({ comment }) => comment],
  [text('Decided by', '裁決者'), ({ decider }) => decider.name],
  [text('Pseudonym', '代號'), ({ decider }) => decider.pseudonym],
  [text('Role', '角色'), ({ decider }) => decider.role],
  [text('Review seconds', '審查秒數'), ({ reviewSeconds }) => reviewSeconds],
  [text('AI system', 'AI 系統'), ({ submission }) => submission.system],
  [text('Modality', '產出類型'), ({ submission }) => submission.modality],
  [text('Title', '標題'), ({ submission }) => submission.title],
  [text('Submission', '送審項目'), ({ submission }) => submission.id],
  [text('Version', '版本'), ({ submission }) => submission.version],
  [text('State', '狀態'), ({ submission }) => submission.state],
  [text('Risk tier', '風險等級'), ({ submission }) => submission.tier],
  [text('Risk rules', '風險規則'), ({ submission }) => joined(submission.riskRules)],
  [text('Received at', '送審時間'), ({ submission }) => submission.receivedAt],
  [text('Checks', '檢核'), ({ checks }) => joined(checks.map(({ check, outcome }) => `${check}: ${outcome}`))],
  [
    text('Findings', '檢核發現'),
    ({ findings }) => joined(findings.map(({ severity, code, message }) => `[${severity}] ${code}: ${message}`)),
  ],
  [text('Findings omitted', '未列出的發現'), ({ findingsOmitted }) => findingsOmitted],
  [text('Requirements', '相關要求'), ({ requirements }) => joined(requirements)],
  [text('Content digest', '內容摘要值'), ({ binding }) => binding.contentDigest],
  [text('Policy digest', '政策摘要值'), ({ binding }) => binding.policyDigest],
  [text('Facts digest', '事實摘要值'), ({ binding }) => binding.factsDigest],
  [text('Log index', '日誌位置'), ({ proof }) => proof.index],
  [text('Leaf hash', '葉節點雜湊值'), ({ proof }) => proof.leafHash],
];

type RequirementRow = {
  pack: CoverageView['pack'];
  requirement: CoverageView['requirements'][number];
  rule: CoverageView['requirements'][number]['rules'][number] | null;
};

const requirementColumns: Column<RequirementRow>[] = [
  [text('Requirement', '要求'), ({ requirement }) => requirement.id],
  [text('Framework', '規範'), ({ requirement }) => requirement.framework],
  [text('Title', '名稱'), ({ requirement }) => requirement.title],
  [text('Meaning', '內容'), ({ requirement }) => requirement.paraphrase],
  [text('Sources', '出處'), ({ requirement }) => joined(requirement.sources.map(({ ref, at }) => `${ref}, ${at}`))],
  [text('Applies from', '適用日'), ({ requirement }) => requirement.appliesFrom],
  [text('Verdict', '判定'), ({ requirement }) => requirement.verdict],
  [text('Rule', '規則'), ({ rule }) => rule?.rule ?? null],
  [text('Rule from', '規則來源'), ({ rule }) => rule?.origin ?? null],
  [text('Holds', '成立'), ({ rule }) => rule?.holds ?? null],
  [text('Population', '母體數'), ({ rule }) => rule?.population ?? null],
  [text('Met', '符合數'), ({ rule }) => rule?.met ?? null],
  [text('Remark', '說明'), ({ rule }) => rule?.note ?? null],
  [text('Pack', '要求集'), ({ pack }) => `${pack.id} ${pack.version} (${pack.asOf})`],
];

async function* table<T>(
  columns: readonly Column<T>[],
  rows: AsyncIterable<T> | Iterable<T>,
  language: Language,
): AsyncGenerator<string> {
  yield byteOrderMark + csvRow(columns.map(([heading]) => heading[language]));
  for await (const row of rows) yield csvRow(columns.map(([, value]) => value(row)));
}

function* requirementRows({ coverage }: ReportContent): Generator<RequirementRow> {
  for (const { pack, requirements } of coverage) {
    for (const requirement of requirements) {
      if (requirement.rules.length === 0) yield { pack, requirement, rule: null };
      for (const rule of requirement.rules) yield { pack, requirement, rule };
    }
  }
}

/**
 * Two tables for spreadsheets, in the report's language: decisions, and requirements with their rules and gaps. UTF-8
 * with a byte-order mark, CR LF, times in ISO 8601 with zone; the proofs are in `jsonl`.
 */
export const csv: Renderer = {
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  render: (report) => [
    { part: 'decisions', ending: 'csv', chunks: table(decisionColumns, report.decisions(), report.header.language) },
    {
      part: 'requirements',
      ending: 'csv',
      chunks: table(requirementColumns, requirementRows(report), report.header.language),
    },
  ],
};
