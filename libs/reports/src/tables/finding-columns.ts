import type { ReportDecision, ReportFinding } from '../content/report-decision.js';
import { severityWords, outcomeWords } from '../words/report-words.js';
import { column } from '@countersign/workbooks';

/** A finding beside the decision that was made with it in view. */
export interface FindingRow {
  decision: ReportDecision;
  finding: ReportFinding;
}

/** The findings that a decision was made on, as rows. */
export const findingRows = (decision: ReportDecision): FindingRow[] =>
  decision.findings.map((finding) => ({ decision, finding }));

/** The table of findings: one row a finding and decision. */
export const findingColumns = [
  column<FindingRow>('Finding', '檢核發現', ({ finding }) => finding.id, { width: 38 }),
  column<FindingRow>('Severity', '嚴重程度', ({ finding }) => finding.severity, { words: severityWords }),
  column<FindingRow>('Code', '代碼', ({ finding }) => finding.code, { width: 28 }),
  column<FindingRow>('Message', '說明', ({ finding }) => finding.message, { width: 56 }),
  column<FindingRow>('Check', '檢核', ({ finding }) => finding.check, { width: 22 }),
  column<FindingRow>('Check version', '檢核版本', ({ finding }) => finding.checkVersion, { width: 12 }),
  column<FindingRow>('Place', '位置', ({ finding }) => (finding.place ? JSON.stringify(finding.place) : null), {
    width: 36,
  }),
  column<FindingRow>('Decision', '裁決', ({ decision }) => decision.id, { width: 38 }),
  column<FindingRow>('Decided at', '裁決時間', ({ decision }) => decision.at, { kind: 'instant', width: 22 }),
  column<FindingRow>('Outcome', '結果', ({ decision }) => decision.outcome, { words: outcomeWords }),
  column<FindingRow>('AI system', 'AI 系統', ({ decision }) => decision.submission.system, { width: 20 }),
  column<FindingRow>('Submission', '送審項目', ({ decision }) => decision.submission.id, { width: 38 }),
];
