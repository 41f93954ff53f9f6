import { verdict as verdictSchema, type Language, type Verdict } from '@countersign/contracts';
import type { ReportContent } from '../../renderer.js';
import { requirementRows } from '../../tables/requirement-columns.js';
import { systemsShown } from '../../tables/system-columns.js';
import { say } from '../../words/pdf-words.js';
import { frameworkWords, verdictWords } from '../../words/report-words.js';
import { tableNames } from '../../words/sheet-names.js';
import { verdictInk } from '../colors.js';
import { drawTable, type DrawnColumn } from '../draw-table.js';
import { familyRows, isHead, said, type MatrixRow } from '../family-rows.js';
import type { Paper } from '../paper.js';

const verdictsOf = (row: MatrixRow): Verdict[] =>
  'requirement' in row ? Object.values(row.requirement.bySystem ?? {}) : [];

function columnsIn(language: Language, verdicts: readonly Verdict[]): DrawnColumn<MatrixRow>[] {
  return [
    { heading: say(language, 'requirement'), share: 16, value: (row) => said(row).id },
    { heading: say(language, 'name'), share: 44, value: (row) => said(row).title },
    ...verdicts.map((verdict): DrawnColumn<MatrixRow> => {
      const count = (row: MatrixRow) => verdictsOf(row).filter((one) => one === verdict).length;
      return {
        heading: verdictWords[verdict][language],
        share: 13,
        value: (row) => (count(row) === 0 ? '' : String(count(row))),
        color: () => verdictInk[verdict],
        align: 'right',
      };
    }),
  ];
}

/** How many AI systems have each verdict of each requirement: readable however many there are. Answers its page from 0. */
export function drawSystems(paper: Paper, { header: { language }, coverage }: ReportContent): number {
  const page = paper.section(tableNames.systems[language]);
  const rows = [...requirementRows(coverage)];
  paper.paragraph(say(language, 'systemsLead', { count: systemsShown(rows).length }));
  const present = new Set(rows.flatMap(verdictsOf));
  const columns = columnsIn(
    language,
    verdictSchema.options.filter((verdict) => present.has(verdict)),
  );
  for (const framework of new Set(rows.map(({ requirement }) => requirement.framework))) {
    paper.heading(frameworkWords[framework]?.[language] ?? framework, 2);
    const own = rows.filter(({ requirement }) => requirement.framework === framework);
    drawTable(paper, columns, familyRows(own), { isHead });
  }
  return page;
}
