import { byteOrderMark, csvRow, type Column } from '@countersign/workbooks';
import type { Language } from '@countersign/contracts';
import { exceptionsOfDecision } from '../content/exceptions-of-decision.js';
import type { RenderContext, Renderer, ReportContent } from '../renderer.js';
import { ScratchTable } from '../scratch-table.js';
import { decisionColumns } from '../tables/decision-columns.js';
import { exceptionColumns } from '../tables/exception-columns.js';
import { findingColumns, findingRows } from '../tables/finding-columns.js';
import { ruleRows, wholeRuleColumns } from '../tables/requirement-columns.js';

/** Text is handed on in pieces of about this many characters: a write for each row would take most of the time. */
const chunkLength = 64 * 1024;

function headings<T>(columns: readonly Column<T>[], language: Language): string {
  return byteOrderMark + csvRow(columns.map(({ heading }) => heading[language]));
}

const rowOf = <T>(columns: readonly Column<T>[], item: T): string => csvRow(columns.map(({ value }) => value(item)));

interface SideTables {
  findings: ScratchTable;
  exceptions: ScratchTable;
}

/** The decisions; their findings and exceptions are gathered on the way, so that decisions are read once. */
async function* decisionTable(report: ReportContent, side: () => Promise<SideTables>): AsyncGenerator<string> {
  const { findings, exceptions } = await side();
  let text = headings(decisionColumns, report.header.language);
  for await (const decision of report.decisions({ proofs: false })) {
    text += rowOf(decisionColumns, decision);
    for (const row of findingRows(decision)) findings.append(rowOf(findingColumns, row));
    for (const row of exceptionsOfDecision(decision)) exceptions.append(rowOf(exceptionColumns, row));
    if (findings.isFull) await findings.flush();
    if (exceptions.isFull) await exceptions.flush();
    if (text.length < chunkLength) continue;
    yield text;
    text = '';
  }
  yield text;
  for await (const claim of report.expiredClaims()) {
    exceptions.append(rowOf(exceptionColumns, claim));
    if (exceptions.isFull) await exceptions.flush();
  }
}

async function* sideTable<T>(
  columns: readonly Column<T>[],
  language: Language,
  table: () => Promise<ScratchTable>,
): AsyncGenerator<string | Uint8Array> {
  yield headings(columns, language);
  yield* (await table()).read();
}

async function* requirementTable({ coverage, header }: ReportContent): AsyncGenerator<string> {
  yield headings(wholeRuleColumns, header.language);
  for (const row of ruleRows(coverage)) yield rowOf(wholeRuleColumns, row);
}

function render(report: ReportContent, { scratchFolder }: RenderContext) {
  const { language } = report.header;
  let opened: Promise<SideTables> | undefined;
  const open = async (): Promise<SideTables> => ({
    findings: await ScratchTable.open(scratchFolder, 'findings.csv'),
    exceptions: await ScratchTable.open(scratchFolder, 'exceptions.csv'),
  });
  const side = (): Promise<SideTables> => (opened ??= open());
  const ending = 'csv';
  return [
    { part: 'decisions', ending, chunks: decisionTable(report, side) },
    { part: 'findings', ending, chunks: sideTable(findingColumns, language, async () => (await side()).findings) },
    {
      part: 'exceptions',
      ending,
      chunks: sideTable(exceptionColumns, language, async () => (await side()).exceptions),
    },
    { part: 'requirements', ending, chunks: requirementTable(report) },
  ];
}

/**
 * One table a file for spreadsheets, headed in the report's language: decisions, findings, exceptions, and requirements
 * with their rules and gaps. UTF-8 with a byte-order mark, CR LF, times in ISO 8601 with zone, codes rather than words;
 * the proofs are in `jsonl`. The files are to be read in their order.
 */
export const csv: Renderer = { name: 'csv', mediaType: 'text/csv; charset=utf-8', render };
