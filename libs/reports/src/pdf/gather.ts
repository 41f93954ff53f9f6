import { exceptionKinds } from '@countersign/contracts';
import type { ReportException } from '../content/exceptions.js';
import { exceptionsOfDecision } from '../content/exceptions-of-decision.js';
import type { ReportDecision } from '../content/report-decision.js';
import { ReportSummary } from '../content/report-summary.js';
import type { ReportContent } from '../renderer.js';
import { findingRows, type FindingRow } from '../tables/finding-columns.js';
import { WorstOf } from './worst-of.js';

/** How many of each a document for reading lists; the other formats hold all. */
export const most = { decisions: 500, findings: 200, exceptions: 300 };

/** What the document shows of the decisions: counts of all, and the worst of each kind. */
export interface Gathered {
  summary: ReportSummary;
  decisions: WorstOf<ReportDecision>;
  findings: WorstOf<FindingRow>;
  exceptions: WorstOf<ReportException>;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const severityRank = { critical: 0, major: 1, minor: 2, info: 3 };
const tierRank = { high: 0, limited: 1, minimal: 2 };
const rankOfTier = (tier: keyof typeof tierRank | null): number => (tier ? tierRank[tier] : 3);
const kindRank = new Map(exceptionKinds.map((kind, index) => [kind, index]));

/** Exceptions first, by the worst kind; then what was not approved, or was and lapsed; then by tier; then by time. */
function worseDecision(a: ReportDecision, b: ReportDecision): number {
  const kind = ({ exceptions: [worst] }: ReportDecision): number =>
    worst === undefined ? exceptionKinds.length : (kindRank.get(worst) ?? 0);
  const refused = ({ outcome, lapsedAt }: ReportDecision): number =>
    outcome === 'approve' && lapsedAt === null ? 1 : 0;
  return (
    kind(a) - kind(b) ||
    refused(a) - refused(b) ||
    rankOfTier(a.submission.tier) - rankOfTier(b.submission.tier) ||
    byText(a.at, b.at) ||
    byText(a.id, b.id)
  );
}

const worseFinding = (a: FindingRow, b: FindingRow): number =>
  severityRank[a.finding.severity] - severityRank[b.finding.severity] ||
  byText(a.decision.at, b.decision.at) ||
  byText(a.decision.id + a.finding.id, b.decision.id + b.finding.id);

const worseException = (a: ReportException, b: ReportException): number =>
  (kindRank.get(a.kind) ?? 0) - (kindRank.get(b.kind) ?? 0) ||
  rankOfTier(a.tier) - rankOfTier(b.tier) ||
  byText(a.at, b.at) ||
  a.index - b.index;

/** Reads the decisions once. */
export async function gather(report: ReportContent): Promise<Gathered> {
  const summary = new ReportSummary();
  const decisions = new WorstOf(most.decisions, worseDecision);
  const findings = new WorstOf(most.findings, worseFinding);
  const exceptions = new WorstOf(most.exceptions, worseException);
  for await (const decision of report.decisions({ proofs: false })) {
    summary.add(decision);
    decisions.add(decision);
    for (const row of findingRows(decision)) findings.add(row);
    for (const row of exceptionsOfDecision(decision)) exceptions.add(row);
  }
  for await (const claim of report.expiredClaims()) {
    summary.addExpiredClaim();
    exceptions.add(claim);
  }
  return { summary, decisions, findings, exceptions };
}
