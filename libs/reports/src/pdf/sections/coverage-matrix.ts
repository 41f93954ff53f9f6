import type { Language, SignedStatement, WithdrawnStatement } from '@countersign/contracts';
import type { ReportContent } from '../../renderer.js';
import { requirementRows, type RequirementRow } from '../../tables/requirement-columns.js';
import { say } from '../../words/pdf-words.js';
import { frameworkWords, standingWords, verdictWords } from '../../words/report-words.js';
import { tableNames } from '../../words/sheet-names.js';
import { ink, verdictInk } from '../colors.js';
import { drawTable, type DrawnColumn } from '../draw-table.js';
import { familyRows, isHead, said, type MatrixRow } from '../family-rows.js';
import type { Paper } from '../paper.js';

type Requirement = RequirementRow['requirement'];

function signedText(
  language: Language,
  { signer, system, signedAt, expiresAt, entry, logIndex }: SignedStatement,
): string {
  return say(language, 'signedBy', {
    signer,
    from: signedAt.slice(0, 10),
    to: expiresAt?.slice(0, 10) ?? '–',
    system: system ?? say(language, 'everySystem'),
    entry: logIndex === null ? entry : `#${logIndex}`,
  });
}

function withdrawnText(
  language: Language,
  { signer, system, signedAt, withdrawnAt, withdrawnBy }: WithdrawnStatement,
): string {
  return say(language, 'withdrawnBy', {
    signer,
    system: system ?? say(language, 'everySystem'),
    from: signedAt.slice(0, 10),
    by: withdrawnBy,
    at: withdrawnAt.slice(0, 10),
  });
}

/** How many rules hold. */
function rulesText(language: Language, { rules }: Requirement): string {
  if (rules.length === 0) return '–';
  return say(language, 'rulesOf', { met: rules.filter(({ holds }) => holds === true).length, all: rules.length });
}

/** Why rules say nothing, and when the first of the evidence expires. */
function remarksText(language: Language, { rules, expiresAt }: Requirement): string {
  const notes = new Set(rules.flatMap(({ note }) => note ?? []));
  const expiry = expiresAt === null ? [] : [say(language, 'expires', { at: expiresAt.slice(0, 10) })];
  return [...notes, ...expiry].join(' ');
}

function statementText(language: Language, { attestation }: Requirement): string {
  if (attestation === null) return '';
  const standing = standingWords[attestation.standing][language];
  return [
    say(language, 'statement', { by: attestation.by, standing }),
    ...attestation.signed.map((signed) => signedText(language, signed)),
    ...attestation.withdrawn.map((withdrawn) => withdrawnText(language, withdrawn)),
  ].join('; ');
}

function columnsIn(language: Language): DrawnColumn<MatrixRow>[] {
  const ofRequirement = (text: (language: Language, requirement: Requirement) => string) => (row: MatrixRow) =>
    'requirement' in row ? text(language, row.requirement) : '';
  return [
    { heading: say(language, 'requirement'), share: 16, value: (row) => said(row).id },
    {
      heading: say(language, 'name'),
      share: 44,
      value: (row) => said(row).title,
      second: ofRequirement((_, { sources }) => sources.map(({ ref, at }) => `${ref}, ${at}`).join('; ')),
    },
    {
      heading: say(language, 'verdict'),
      share: 16,
      value: (row) => verdictWords[said(row).verdict][language],
      color: (row) => verdictInk[said(row).verdict],
    },
    { heading: say(language, 'rules'), share: 9, value: ofRequirement(rulesText) },
    {
      heading: say(language, 'remarks'),
      share: 40,
      value: ofRequirement(remarksText),
      second: ofRequirement(statementText),
    },
  ];
}

/** Every requirement with its verdict, by pack, framework and family. Answers its page from 0. */
export function drawCoverage(paper: Paper, { header, coverage }: ReportContent): number {
  const { language } = header;
  const page = paper.section(tableNames.coverage[language]);
  paper.paragraph(say(language, 'matrixLead'));
  const columns = columnsIn(language);
  if (coverage.length === 0) paper.paragraph(say(language, 'nothing'));
  for (const each of coverage) {
    const { id, version, asOf } = each.pack;
    const frameworks = new Set(each.requirements.map(({ framework }) => framework));
    paper.paragraph(`${id} ${version}, ${say(language, 'asOf', { asOf })}`, { size: 9, color: ink.soft });
    for (const framework of frameworks) {
      paper.heading(frameworkWords[framework]?.[language] ?? framework, 2);
      const rows = [...requirementRows([each])].filter(({ requirement }) => requirement.framework === framework);
      drawTable(paper, columns, familyRows(rows), { isHead });
    }
  }
  return page;
}
