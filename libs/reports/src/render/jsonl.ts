import type { Renderer, ReportContent } from '../renderer.js';

async function* lines({ header, coverage, decisions, expiredClaims }: ReportContent): AsyncGenerator<string> {
  let count = 2;
  const line = (type: string, value: object): string => `${JSON.stringify({ type, ...value })}\n`;
  yield line('report', { format: 'countersign-report/1', ...header });
  for (const { requirements, ...pack } of coverage) {
    yield line('coverage', pack);
    for (const requirement of requirements) yield line('requirement', requirement);
    count += 1 + requirements.length;
  }
  for await (const decision of decisions()) {
    yield line('decision', decision);
    count += 1;
  }
  for await (const exception of expiredClaims()) {
    yield line('exception', exception);
    count += 1;
  }
  yield line('end', { lines: count });
}

/**
 * One JSON object a line: the head with the log's key and checkpoint, the coverage of requirements, every decision with
 * its leaf, what opens it and its inclusion proof, claims that expired, and an end that counts the lines. A verifier needs nothing else.
 */
export const jsonl: Renderer = {
  name: 'jsonl',
  mediaType: 'application/jsonl',
  render: (report) => [{ part: 'report', ending: 'jsonl', chunks: lines(report) }],
};
