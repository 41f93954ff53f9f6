import type { ReportContent } from '../renderer.js';
import type { ReportDecision } from './report-decision.js';

/**
 * A report as JSON lines: the head with the log's key and checkpoint, the coverage of requirements, every decision with
 * its leaf, what opens it and its inclusion proof, claims that expired, decisions that are set aside, and an end that counts
 * the lines. `onDecision` sees the decisions pass.
 */
export async function* reportLines(
  { header, coverage, decisions, expiredClaims, setAside }: ReportContent,
  onDecision: (decision: ReportDecision) => void | Promise<void> = () => undefined,
): AsyncGenerator<string> {
  let count = 2;
  const line = (type: string, value: object): string => `${JSON.stringify({ type, ...value })}\n`;
  yield line('report', { format: 'countersign-report/1', ...header });
  for (const { requirements, ...pack } of coverage) {
    yield line('coverage', pack);
    for (const requirement of requirements) yield line('requirement', requirement);
    count += 1 + requirements.length;
  }
  for await (const decision of decisions()) {
    await onDecision(decision);
    yield line('decision', decision);
    count += 1;
  }
  for await (const exception of expiredClaims()) {
    yield line('exception', exception);
    count += 1;
  }
  for await (const decision of setAside()) {
    yield line('set-aside', decision);
    count += 1;
  }
  yield line('end', { lines: count });
}
