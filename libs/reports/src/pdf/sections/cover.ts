import type { ReportContent } from '../../renderer.js';
import { say } from '../../words/pdf-words.js';
import { groundFacts, rangeFacts } from '../../words/report-facts.js';
import { drawFacts } from '../draw-table.js';
import { ink } from '../colors.js';
import type { Paper } from '../paper.js';

/** The first page: what this is, over which range, and on what it rests. */
export function drawCover(paper: Paper, { header, coverage }: ReportContent): void {
  const { language } = header;
  paper.page();
  paper.doc.y = 150;
  paper.element('P', {}, (element) => {
    element.add(() => {
      paper.style({ size: 11, bold: true, color: ink.soft }).text('Countersign', paper.left, paper.doc.y);
    });
  });
  paper.doc.y += 10;
  paper.element('Title', {}, (element) => {
    element.add(() => {
      paper
        .style({ size: 28, bold: true, color: ink.accent })
        .text(say(language, 'coverTitle'), paper.left, paper.doc.y, { width: paper.width });
    });
  });
  paper.doc.y += 8;
  paper.paragraph(say(language, 'coverLead'), { size: 12, color: ink.soft });
  paper.doc.y += 24;
  drawFacts(paper, rangeFacts(header), 10);
  paper.doc.y += 10;
  drawFacts(paper, groundFacts(header));
  paper.doc.y += 16;
  paper.paragraph(say(language, 'modest'), { bold: true });
  for (const disclaimer of new Set(coverage.map((each) => each.disclaimer))) {
    paper.paragraph(disclaimer, { size: 9, color: ink.soft });
  }
}
