import type { Language, SignedStatement, WithdrawnStatement } from '@countersign/contracts';
import type { ReportContent } from '../../renderer.js';
import { requirementRows, type RequirementRow } from '../../tables/requirement-columns.js';
import { say } from '../../words/pdf-words.js';
import { frameworkWords, standingWords, verdictWords } from '../../words/report-words.js';
import { tableNames } from '../../words/sheet-names.js';
import { ink, verdictInk } from '../colors.js';
import { drawTable, type DrawnColumn } from '../draw-table.js';
import type { Paper } from '../paper.js';

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

/** Every requirement with its verdict, by pack and framework. Answers its page from 0. */
export function drawCoverage(paper: Paper, { header, coverage }: ReportContent): number {
  const { language } = header;
  const page = paper.section(tableNames.coverage[language]);
  paper.paragraph(say(language, 'matrixLead'));
  const columns: DrawnColumn<RequirementRow>[] = [
    { heading: say(language, 'requirement'), share: 16, value: ({ requirement }) => requirement.id },
    {
      heading: say(language, 'name'),
      share: 44,
      value: ({ requirement }) => requirement.title,
      second: ({ requirement }) => requirement.sources.map(({ ref, at }) => `${ref}, ${at}`).join('; '),
    },
    {
      heading: say(language, 'verdict'),
      share: 16,
      value: ({ requirement }) => verdictWords[requirement.verdict][language],
      color: ({ requirement }) => verdictInk[requirement.verdict],
    },
    {
      heading: say(language, 'rules'),
      share: 9,
      value: ({ requirement: { rules } }) =>
        rules.length === 0
          ? '–'
          : say(language, 'rulesOf', { met: rules.filter(({ holds }) => holds === true).length, all: rules.length }),
    },
    {
      heading: say(language, 'remarks'),
      share: 40,
      value: ({ requirement: { rules, expiresAt } }) =>
        [
          ...new Set(rules.flatMap(({ note }) => note ?? [])),
          ...(expiresAt === null ? [] : [say(language, 'expires', { at: expiresAt.slice(0, 10) })]),
        ].join(' '),
      second: ({ requirement: { attestation } }) =>
        attestation === null
          ? ''
          : [
              say(language, 'statement', {
                by: attestation.by,
                standing: standingWords[attestation.standing][language],
              }),
              ...attestation.signed.map((signed) => signedText(language, signed)),
              ...attestation.withdrawn.map((withdrawn) => withdrawnText(language, withdrawn)),
            ].join('; '),
    },
  ];
  if (coverage.length === 0) paper.paragraph(say(language, 'nothing'));
  for (const each of coverage) {
    const { id, version, asOf } = each.pack;
    const frameworks = new Set(each.requirements.map(({ framework }) => framework));
    paper.paragraph(`${id} ${version}, ${say(language, 'asOf', { asOf })}`, { size: 9, color: ink.soft });
    for (const framework of frameworks) {
      paper.heading(frameworkWords[framework]?.[language] ?? framework, 2);
      const rows = [...requirementRows([each])].filter(({ requirement }) => requirement.framework === framework);
      drawTable(paper, columns, rows);
    }
  }
  return page;
}
