import { setImmediate as breathe } from 'node:timers/promises';
import { daysOf } from '../days-of.js';
import { ContentsPage } from '../pdf/contents-page.js';
import { gather } from '../pdf/gather.js';
import { drawLimits, drawMethod, drawProofs } from '../pdf/sections/closing.js';
import { drawCover } from '../pdf/sections/cover.js';
import { drawCoverage } from '../pdf/sections/coverage-matrix.js';
import { drawDecisions, drawExceptions, drawFindings } from '../pdf/sections/lists.js';
import { drawOverview } from '../pdf/sections/overview.js';
import { drawSystems } from '../pdf/sections/systems-matrix.js';
import type { Renderer, ReportContent } from '../renderer.js';
import { requirementRows } from '../tables/requirement-columns.js';
import { systemsShown } from '../tables/system-columns.js';
import { say } from '../words/pdf-words.js';
import { limitsTitle, reportTitle, tableNames } from '../words/sheet-names.js';

async function* documentOf(report: ReportContent): AsyncGenerator<Uint8Array> {
  const { header } = report;
  const { language, log } = header;
  const days = daysOf(header).join(' – ');
  const gathered = await gather(report);
  // Drawing and its fonts are large: a process that writes no PDF does not load them.
  const { Paper } = await import('../pdf/paper.js');
  const paper = new Paper(language, {
    title: `${reportTitle[language]} ${days}`,
    at: new Date(header.frozenAt),
    keywords: `report ${header.report}; root ${log.root}`,
  });
  drawCover(paper, report);
  const contents = new ContentsPage(paper, say(language, 'contents'));
  const method = tableNames.method[language];
  const sections: [title: string, draw: () => number][] = [
    [tableNames.summary[language], () => drawOverview(paper, report, gathered.summary)],
    [tableNames.coverage[language], () => drawCoverage(paper, report)],
    ...(systemsShown([...requirementRows(report.coverage)]).length > 0
      ? [[tableNames.systems[language], () => drawSystems(paper, report)] as [string, () => number]]
      : []),
    [tableNames.findings[language], () => drawFindings(paper, header, gathered)],
    [tableNames.decisions[language], () => drawDecisions(paper, header, gathered)],
    [tableNames.exceptions[language], () => drawExceptions(paper, header, gathered)],
    [limitsTitle[language], () => drawLimits(paper, report)],
    [method, () => drawMethod(paper, report, method)],
    [say(language, 'proofs'), () => drawProofs(paper, report, gathered)],
  ];
  const lines: [string, number][] = [];
  for (const [title, draw] of sections) {
    // Drawing takes the processor: the worker does other things in between.
    await breathe();
    lines.push([title, draw()]);
  }
  contents.fill(lines);
  paper.finish({
    head: [say(language, 'head', { report: header.report }), days],
    foot: [
      say(language, 'foot', { root: log.root, size: log.size }),
      say(language, 'footKey', { key: log.verifierKey }),
    ],
    pageOf: (page, all) => say(language, 'page', { page, all }),
  });
  yield* paper.doc as unknown as AsyncIterable<Uint8Array>;
}

/**
 * A document for reading: summary with charts, coverage, the findings, decisions and exceptions that an auditor would look
 * at first, limits, method and proofs. Tagged, with real text and embedded fonts; the same report gives the same bytes.
 * What it does not list it counts, and says which formats do.
 */
export const pdf: Renderer = {
  name: 'pdf',
  mediaType: 'application/pdf',
  render: (report) => [{ part: 'report', ending: 'pdf', chunks: documentOf(report) }],
};
