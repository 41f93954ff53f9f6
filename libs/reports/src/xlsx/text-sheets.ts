import { exceptionKinds, outcomes, severities, tiers, type Language } from '@countersign/contracts';
import { cell, sheetBegin, sheetEnd, styles, textCell } from '@countersign/workbooks';
import { exceptionWords } from '../content/exceptions.js';
import type { ReportSummary } from '../content/report-summary.js';
import type { ReportHeader } from '../renderer.js';
import { exceptionFacts, groundFacts, methodSentences, rangeFacts } from '../words/report-facts.js';
import { outcomeWords, severityWords, tierWords } from '../words/report-words.js';
import { limitsTitle, reportTitle, tableNames } from '../words/sheet-names.js';

type Line = { title: string } | { heading: string } | { name: string; value: string | number } | { sentence: string };

function rowXml(line: Line, row: number): string {
  if ('title' in line) return `<row r="${row}">${textCell(`A${row}`, line.title, styles.title)}</row>`;
  if ('heading' in line) return `<row r="${row}">${textCell(`A${row}`, line.heading, styles.heading)}</row>`;
  if ('sentence' in line) return `<row r="${row}">${textCell(`B${row}`, line.sentence, styles.wrapped)}</row>`;
  const value =
    typeof line.value === 'number'
      ? cell(`B${row}`, line.value, 'number')
      : textCell(`B${row}`, line.value, styles.wrapped);
  return `<row r="${row}">${textCell(`A${row}`, line.name)}${value}</row>`;
}

function sheetOf(lines: readonly (Line | null)[], selected = false): string {
  const rows = lines.map((line, index) => (line === null ? '' : rowXml(line, index + 1)));
  return sheetBegin([44, 88], { frozen: false, selected }) + rows.join('') + sheetEnd();
}

const words = {
  decisions: { en: 'Decisions', 'zh-TW': '裁決數' },
  outcome: { en: 'By outcome', 'zh-TW': '依結果' },
  lapsed: { en: 'Approvals that lapsed: they count no more', 'zh-TW': '已失效、不再計入的核可' },
  tier: { en: 'By risk tier', 'zh-TW': '依風險等級' },
  findings: { en: 'Findings by severity', 'zh-TW': '檢核發現（依嚴重程度）' },
  exceptional: { en: 'Decisions with at least one exception', 'zh-TW': '至少有一項例外的裁決' },
};

/** The summary: what the report is about, and its counts. */
export function summarySheet(header: ReportHeader, summary: ReportSummary): string {
  const { language } = header;
  return sheetOf(
    [
      { title: reportTitle[language] },
      null,
      ...rangeFacts(header).map(([name, value]) => ({ name, value })),
      null,
      { name: words.decisions[language], value: summary.decisions },
      { name: words.exceptional[language], value: summary.exceptional },
      null,
      { heading: words.outcome[language] },
      ...outcomes.map((key) => ({ name: outcomeWords[key][language], value: summary.outcomes[key] })),
      { name: words.lapsed[language], value: summary.lapsed },
      null,
      { heading: words.tier[language] },
      ...tiers.map((key) => ({ name: tierWords[key][language], value: summary.tiers[key] })),
      null,
      { heading: words.findings[language] },
      ...severities.map((key) => ({ name: severityWords[key][language], value: summary.severities[key] })),
      null,
      { heading: tableNames.exceptions[language] },
      ...exceptionKinds.map((key) => ({ name: exceptionWords[key].label[language], value: summary.exceptions[key] })),
    ],
    true,
  );
}

/** How the report was made, what it rests on and what it does not prove. */
export function methodSheet(header: ReportHeader, disclaimers: readonly string[]): string {
  const { language }: { language: Language } = header;
  return sheetOf([
    { title: tableNames.method[language] },
    null,
    ...groundFacts(header).map(([name, value]) => ({ name, value })),
    null,
    ...[...methodSentences(language), ...disclaimers].map((sentence) => ({ sentence })),
    null,
    { heading: limitsTitle[language] },
    ...header.notProven.map((sentence) => ({ sentence })),
    null,
    { heading: tableNames.exceptions[language] },
    ...exceptionFacts(language).map(([name, value]) => ({ name, value })),
  ]);
}
