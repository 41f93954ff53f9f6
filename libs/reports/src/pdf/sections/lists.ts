import type { ReportException } from '../../content/exceptions.js';
import { exceptionWords } from '../../content/exceptions.js';
import type { ReportDecision } from '../../content/report-decision.js';
import type { ReportHeader } from '../../renderer.js';
import type { FindingRow } from '../../tables/finding-columns.js';
import { say, type PdfWord } from '../../words/pdf-words.js';
import { exceptionFacts } from '../../words/report-facts.js';
import { outcomeWords, roleWords, severityWords, tierWords } from '../../words/report-words.js';
import { tableNames } from '../../words/sheet-names.js';
import { outcomeColors, severityInk } from '../colors.js';
import { drawFacts, drawTable, type DrawnColumn } from '../draw-table.js';
import type { Gathered } from '../gather.js';
import type { Paper } from '../paper.js';
import type { WorstOf } from '../worst-of.js';

/** `2026-11-24 09:30` */
const shortTime = (at: string): string => at.slice(0, 16).replace('T', ' ');

function drawList<T>(
  paper: Paper,
  { language }: ReportHeader,
  name: keyof typeof tableNames,
  lead: PdfWord,
  list: WorstOf<T>,
  columns: readonly DrawnColumn<T>[],
): number {
  const page = paper.section(tableNames[name][language]);
  paper.paragraph(say(language, lead));
  if (list.omitted > 0) paper.paragraph(say(language, 'omitted', { count: list.omitted }), { bold: true });
  if (list.count === 0) paper.paragraph(say(language, 'nothing'));
  else drawTable(paper, columns, list.items);
  return page;
}

/** The worst findings. Answers its page from 0. */
export function drawFindings(paper: Paper, header: ReportHeader, { findings }: Gathered): number {
  const { language } = header;
  return drawList<FindingRow>(paper, header, 'findings', 'findingsLead', findings, [
    {
      heading: say(language, 'severity'),
      share: 11,
      value: ({ finding }) => severityWords[finding.severity][language],
      color: ({ finding }) => severityInk[finding.severity],
    },
    {
      heading: say(language, 'finding'),
      share: 50,
      value: ({ finding }) => finding.message,
      second: ({ finding }) => `${finding.check} ${finding.checkVersion} · ${finding.code}`,
    },
    {
      heading: say(language, 'output'),
      share: 30,
      value: ({ decision }) => decision.submission.title,
      second: ({ decision }) => decision.submission.system,
    },
    {
      heading: say(language, 'outcome'),
      share: 14,
      value: ({ decision }) => outcomeWords[decision.outcome][language],
      color: ({ decision }) => outcomeColors[decision.outcome],
    },
    { heading: say(language, 'time'), share: 21, value: ({ decision }) => shortTime(decision.at) },
  ]);
}

/** The decisions that an auditor would look at first. Answers its page from 0. */
export function drawDecisions(paper: Paper, header: ReportHeader, { decisions }: Gathered): number {
  const { language } = header;
  return drawList<ReportDecision>(paper, header, 'decisions', 'decisionsLead', decisions, [
    { heading: say(language, 'time'), share: 20, value: ({ at }) => shortTime(at) },
    {
      heading: say(language, 'output'),
      share: 30,
      value: ({ submission }) => submission.title,
      second: ({ submission }) => submission.system,
    },
    {
      heading: say(language, 'outcome'),
      share: 13,
      value: ({ outcome }) => outcomeWords[outcome][language],
      second: ({ lapsedAt }) => (lapsedAt === null ? '' : say(language, 'lapsed', { at: shortTime(lapsedAt) })),
      color: ({ outcome }) => outcomeColors[outcome],
    },
    {
      heading: say(language, 'tier'),
      share: 12,
      value: ({ submission: { tier } }) => (tier ? tierWords[tier][language] : '–'),
    },
    {
      heading: say(language, 'by'),
      share: 30,
      value: ({ decider }) => decider.name ?? decider.pseudonym,
      second: ({ decider }) => `${decider.pseudonym} · ${roleWords[decider.role]?.[language] ?? decider.role}`,
    },
    {
      heading: say(language, 'reasons'),
      share: 26,
      value: ({ reasons }) => reasons.map(({ label }) => label).join('; '),
      second: ({ comment }) => comment ?? '',
    },
    {
      heading: say(language, 'exceptions'),
      share: 24,
      value: ({ exceptions }) => exceptions.map((kind) => exceptionWords[kind].label[language]).join('; '),
    },
  ]);
}

/** The exceptions, and what each kind means. Answers its page from 0. */
export function drawExceptions(paper: Paper, header: ReportHeader, { exceptions }: Gathered): number {
  const { language } = header;
  const page = drawList<ReportException>(paper, header, 'exceptions', 'exceptionsLead', exceptions, [
    { heading: say(language, 'kind'), share: 30, value: ({ kind }) => exceptionWords[kind].label[language] },
    { heading: say(language, 'time'), share: 21, value: ({ at }) => shortTime(at) },
    { heading: say(language, 'output'), share: 36, value: ({ title }) => title, second: ({ system }) => system },
    { heading: say(language, 'tier'), share: 13, value: ({ tier }) => (tier ? tierWords[tier][language] : '–') },
    {
      heading: say(language, 'outcome'),
      share: 14,
      value: ({ outcome }) => (outcome ? outcomeWords[outcome][language] : '–'),
    },
    { heading: say(language, 'by'), share: 26, value: ({ pseudonym }) => pseudonym ?? '–' },
    { heading: say(language, 'leaf'), share: 12, value: ({ index }) => String(index), align: 'right' },
  ]);
  paper.heading(say(language, 'meanings'), 2);
  drawFacts(paper, exceptionFacts(language));
  return page;
}
