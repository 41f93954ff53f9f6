import { reportLines } from '../content/report-lines.js';
import type { Renderer } from '../renderer.js';

/** One JSON object a line, as `reportLines` says. A verifier needs nothing else. */
export const jsonl: Renderer = {
  name: 'jsonl',
  mediaType: 'application/jsonl',
  render: (report) => [{ part: 'report', ending: 'jsonl', chunks: reportLines(report) }],
};
