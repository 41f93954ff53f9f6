import type { ReportDecision } from '../content/report-decision.js';
import { modalityWords, outcomeWords, roleWords, tierWords } from '../words/report-words.js';
import { column, joined } from '@countersign/workbooks';

const number = { kind: 'number', width: 12 } as const;
const instant = { kind: 'instant', width: 22 } as const;
const id = { width: 38 };
const digest = { width: 24 };

const countsAsApproval = ({ counted, outcome, lapsedAt }: ReportDecision): boolean =>
  counted && outcome === 'approve' && lapsedAt === null;

/** The table of decisions: one row a decision, oldest first. */
export const decisionColumns = [
  column<ReportDecision>('Decision', '裁決', (item) => item.id, id),
  column<ReportDecision>('Decided at', '裁決時間', (item) => item.at, instant),
  column<ReportDecision>('Outcome', '結果', (item) => item.outcome, { words: outcomeWords }),
  column<ReportDecision>('Counts as approval', '計入核可', (item) => countsAsApproval(item), { kind: 'boolean' }),
  column<ReportDecision>('Approval lapsed at', '核可失效時間', (item) => item.lapsedAt, instant),
  column<ReportDecision>('Reasons', '理由', (item) => joined(item.reasons.map(({ label }) => label)), { width: 36 }),
  column<ReportDecision>('Reason codes', '理由代碼', (item) => joined(item.reasons.map(({ code }) => code)), {
    width: 20,
  }),
  column<ReportDecision>('Comment', '備註', (item) => item.comment, { width: 36 }),
  column<ReportDecision>('Decided by', '裁決者', (item) => item.decider.name, { width: 18 }),
  column<ReportDecision>('Pseudonym', '代號', (item) => item.decider.pseudonym, { width: 24 }),
  column<ReportDecision>('Role', '角色', (item) => item.decider.role, { words: roleWords }),
  column<ReportDecision>('Review seconds', '審查秒數', (item) => item.reviewSeconds, number),
  column<ReportDecision>('Decided together', '一併裁決數', (item) => item.together, number),
  column<ReportDecision>('AI system', 'AI 系統', (item) => item.submission.system, { width: 20 }),
  column<ReportDecision>('Modality', '產出類型', (item) => item.submission.modality, { words: modalityWords }),
  column<ReportDecision>('Title', '標題', (item) => item.submission.title, { width: 40 }),
  column<ReportDecision>('Submission', '送審項目', (item) => item.submission.id, id),
  column<ReportDecision>('Version', '版本', (item) => item.submission.version, { kind: 'number', width: 9 }),
  column<ReportDecision>('State', '狀態', (item) => item.submission.state),
  column<ReportDecision>('Risk tier', '風險等級', (item) => item.submission.tier, { words: tierWords }),
  column<ReportDecision>('Risk rules', '風險規則', (item) => joined(item.submission.riskRules), { width: 24 }),
  column<ReportDecision>('Route rules', '流程規則', (item) => joined(item.submission.routeRules), { width: 24 }),
  column<ReportDecision>('Received at', '送審時間', (item) => item.submission.receivedAt, instant),
  column<ReportDecision>('Due at', '期限', (item) => item.submission.dueAt, instant),
  column<ReportDecision>('Approvals given', '已核可數', (item) => item.approvals?.given ?? null, number),
  column<ReportDecision>('Approvals needed', '所需核可數', (item) => item.approvals?.needed ?? null, number),
  column<ReportDecision>(
    'Checks',
    '檢核',
    (item) => joined(item.checks.map(({ check, outcome }) => `${check}: ${outcome}`)),
    { width: 40 },
  ),
  column<ReportDecision>(
    'Findings',
    '檢核發現',
    (item) => joined(item.findings.map(({ severity, code, message }) => `[${severity}] ${code}: ${message}`)),
    { width: 48 },
  ),
  column<ReportDecision>('Findings omitted', '未列出的發現', (item) => item.findingsOmitted, number),
  column<ReportDecision>('Exceptions', '例外', (item) => joined(item.exceptions), { width: 32 }),
  column<ReportDecision>('Requirements', '相關要求', (item) => joined(item.requirements), { width: 36 }),
  column<ReportDecision>('Content digest', '內容摘要值', (item) => item.binding.contentDigest, digest),
  column<ReportDecision>('Policy digest', '政策摘要值', (item) => item.binding.policyDigest, digest),
  column<ReportDecision>('Facts digest', '事實摘要值', (item) => item.binding.factsDigest, digest),
  column<ReportDecision>('Log index', '日誌位置', (item) => item.proof.index, number),
  column<ReportDecision>('Leaf hash', '葉節點雜湊值', (item) => item.proof.leafHash, digest),
];
