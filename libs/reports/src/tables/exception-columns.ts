import { exceptionKinds } from '@countersign/contracts';
import { exceptionWords, type ReportException } from '../content/exceptions.js';
import { outcomeWords, tierWords } from '../words/report-words.js';
import { column } from '@countersign/workbooks';

const labels = Object.fromEntries(exceptionKinds.map((kind) => [kind, exceptionWords[kind].label]));

/** The table of exceptions: one row a kind and decision, then the claims that expired. */
export const exceptionColumns = [
  column<ReportException>('Exception', '例外', (item) => item.kind, { width: 36, words: labels }),
  column<ReportException>('At', '時間', (item) => item.at, { kind: 'instant', width: 22 }),
  column<ReportException>('AI system', 'AI 系統', (item) => item.system, { width: 20 }),
  column<ReportException>('Title', '標題', (item) => item.title, { width: 40 }),
  column<ReportException>('Risk tier', '風險等級', (item) => item.tier, { words: tierWords }),
  column<ReportException>('Outcome', '結果', (item) => item.outcome, { words: outcomeWords }),
  column<ReportException>('Pseudonym', '代號', (item) => item.pseudonym, { width: 24 }),
  column<ReportException>('Decision', '裁決', (item) => item.decision, { width: 38 }),
  column<ReportException>('Submission', '送審項目', (item) => item.submission, { width: 38 }),
  column<ReportException>('Log index', '日誌位置', (item) => item.index, { kind: 'number', width: 12 }),
];
