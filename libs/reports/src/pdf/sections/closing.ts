import type { ReportDecision } from '../../content/report-decision.js';
import type { ReportContent } from '../../renderer.js';
import { say } from '../../words/pdf-words.js';
import { groundFacts, methodSentences } from '../../words/report-facts.js';
import { limitsTitle } from '../../words/sheet-names.js';
import { drawFacts, drawTable } from '../draw-table.js';
import type { Gathered } from '../gather.js';
import type { Paper } from '../paper.js';

/** What the report does not prove. Answers its page from 0. */
export function drawLimits(paper: Paper, { header }: ReportContent): number {
  const page = paper.section(limitsTitle[header.language]);
  for (const sentence of header.notProven) paper.paragraph(sentence);
  return page;
}

/** How the report was made. Answers its page from 0. */
export function drawMethod(paper: Paper, { header }: ReportContent, title: string): number {
  const { language } = header;
  const page = paper.section(title, { fresh: false });
  for (const sentence of methodSentences(language)) paper.paragraph(sentence);
  paper.paragraph(say(language, 'missing'));
  return page;
}

/** The checkpoint, verbatim, and where the log holds the decisions that were listed. Answers its page from 0. */
export function drawProofs(paper: Paper, { header }: ReportContent, { decisions }: Gathered): number {
  const { language } = header;
  const page = paper.section(say(language, 'proofs'));
  paper.paragraph(say(language, 'proofsLead'));
  drawFacts(paper, groundFacts(header));
  paper.heading(say(language, 'checkpoint'), 2);
  for (const line of header.log.checkpoint.split('\n').filter((each) => each !== '')) {
    paper.paragraph(line, { size: 8.5 });
  }
  if (decisions.count === 0) return page;
  paper.heading(say(language, 'leaf'), 2);
  drawTable<ReportDecision>(
    paper,
    [
      { heading: say(language, 'leaf'), share: 12, value: ({ proof }) => String(proof.index), align: 'right' },
      { heading: say(language, 'decision'), share: 44, value: ({ id }) => id },
      { heading: say(language, 'leafHash'), share: 74, value: ({ proof }) => proof.leafHash },
    ],
    [...decisions.items].sort((a, b) => a.proof.index - b.proof.index),
    { size: 7 },
  );
  return page;
}
