import {
  ArchiveTooLarge,
  TableWriter,
  workbookEntries,
  zipStream,
  type Column,
  type SheetPart,
} from '@countersign/workbooks';
import { ReportRefused } from '../build/report-refused.js';
import { exceptionsOfDecision } from '../content/exceptions-of-decision.js';
import { ReportSummary } from '../content/report-summary.js';
import type { RenderContext, Renderer, ReportContent } from '../renderer.js';
import { decisionColumns } from '../tables/decision-columns.js';
import { exceptionColumns } from '../tables/exception-columns.js';
import { findingColumns, findingRows } from '../tables/finding-columns.js';
import { personColumns } from '../tables/person-columns.js';
import { coverageColumns, requirementRows, ruleRows, shortRuleColumns } from '../tables/requirement-columns.js';
import { systemColumns, systemsShown } from '../tables/system-columns.js';
import { reportTitle, tableNames } from '../words/sheet-names.js';
import { methodSheet, summarySheet } from '../xlsx/text-sheets.js';

/** Gathers every table, decisions being read once; answers the sheets in the order of their tabs. */
async function sheetsOf(report: ReportContent, { scratchFolder }: RenderContext): Promise<SheetPart[]> {
  const { header, coverage } = report;
  const { language } = header;
  const table = <T>(key: keyof typeof tableNames, columns: readonly Column<T>[]): TableWriter<T> =>
    new TableWriter(tableNames[key][language], columns, language, { folder: scratchFolder, key });
  const requirements = [...requirementRows(coverage)];
  const systems = systemsShown(requirements);
  const tables = {
    coverage: table('coverage', coverageColumns),
    ...(systems.length > 0 ? { systems: table('systems', systemColumns(systems)) } : {}),
    rules: table('rules', shortRuleColumns),
    decisions: table('decisions', decisionColumns),
    findings: table('findings', findingColumns),
    exceptions: table('exceptions', exceptionColumns),
    people: table('people', personColumns),
  };
  const summary = new ReportSummary();
  const flush = async (writers: readonly Pick<TableWriter<never>, 'isFull' | 'flush'>[]): Promise<void> => {
    for (const writer of writers) if (writer.isFull) await writer.flush();
  };
  const many = [tables.decisions, tables.findings, tables.exceptions];
  for (const row of requirements) {
    tables.coverage.add(row);
    tables.systems?.add(row);
  }
  for (const row of ruleRows(coverage)) if (row.rule) tables.rules.add(row);
  for await (const decision of report.decisions({ proofs: false })) {
    summary.add(decision);
    tables.decisions.add(decision);
    for (const row of findingRows(decision)) {
      tables.findings.add(row);
      if (tables.findings.isFull) await tables.findings.flush();
    }
    for (const row of exceptionsOfDecision(decision)) {
      tables.exceptions.add(row);
      if (tables.exceptions.isFull) await tables.exceptions.flush();
    }
    if (tables.decisions.isFull) await flush(many);
  }
  for await (const claim of report.expiredClaims()) {
    summary.addExpiredClaim();
    tables.exceptions.add(claim);
    if (tables.exceptions.isFull) await tables.exceptions.flush();
  }
  for (const person of summary.people.values()) tables.people.add(person);
  const sheets: SheetPart[] = [{ name: tableNames.summary[language], contents: summarySheet(header, summary) }];
  for (const each of Object.values(tables)) sheets.push(...(await each.sheets()));
  const disclaimers = coverage.map(({ disclaimer }) => disclaimer);
  return [...sheets, { name: tableNames.method[language], contents: methodSheet(header, disclaimers) }];
}

async function* workbookFile(report: ReportContent, context: RenderContext): AsyncGenerator<Uint8Array> {
  const { language, report: id, frozenAt } = report.header;
  const sheets = await sheetsOf(report, context);
  const title = `${reportTitle[language]} ${id}`;
  try {
    yield* zipStream(workbookEntries(sheets, { title, language, at: frozenAt }));
  } catch (error) {
    if (!(error instanceof ArchiveTooLarge)) throw error;
    throw new ReportRefused(`${error.message} Ask for a shorter period, or for csv or jsonl.`);
  }
}

/**
 * A workbook with one sheet a table: numbers are numbers, booleans booleans, times dates in UTC (the heading says so),
 * codes words in the report's language, and text is never a formula. A table over 1,048,576 rows goes on in the next sheet.
 */
export const xlsx: Renderer = {
  name: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  render: (report, context) => [{ part: 'report', ending: 'xlsx', chunks: workbookFile(report, context) }],
};
