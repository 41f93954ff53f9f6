import type { Language, LocalizedText, ScheduleKind } from '@countersign/contracts';
import { ZoneClock, type Roster, type Schedule } from '@countersign/scheduling';
import {
  byteOrderMark,
  cell,
  columnLetters,
  csvRow,
  sheetBegin,
  sheetEnd,
  styles,
  textCell,
  workbookEntries,
  type ZipEntry,
} from '@countersign/workbooks';
import { tableSets } from '../tables/table-sets.js';
import { helpCells, helpName } from './help-cells.js';
import { tableCells, type WrittenCell } from './file-cells.js';
import { tablesOfRoster, tablesOfSchedule } from './tables-of-schedule.js';
import type { TableValues } from './table-values.js';

/** What is written: a schedule or a roster. */
export type ScheduleToWrite = { schedule: Schedule } | { roster: Roster };

const tenYears = 3660 * 86_400_000;

interface Written {
  name: string;
  title: string;
  layout: 'across' | 'down';
  cells: WrittenCell[][];
}

const kindOf = (content: ScheduleToWrite): ScheduleKind => ('schedule' in content ? 'production' : 'roster');

/** Every table of the content in the order of the template, the explanation last. */
function writtenTables(content: ScheduleToWrite, language: Language): Written[] {
  const kind = kindOf(content);
  const isProduction = 'schedule' in content;
  const start = isProduction ? Date.parse(content.schedule.start) : 0;
  const { timeZone } = isProduction ? content.schedule : content.roster;
  const clock = new ZoneClock(timeZone, start - (isProduction ? tenYears : 0), start + (isProduction ? tenYears : 0));
  const values: TableValues = isProduction ? tablesOfSchedule(content.schedule) : tablesOfRoster(content.roster);
  const tables = tableSets[kind].tables.map((table): Written => {
    const cells = tableCells(table, values.get(table.name) ?? [], { language, clock });
    return { name: table.name, title: table.heading[language], layout: table.layout, cells };
  });
  return [...tables, { name: 'help', title: helpName[language], layout: 'across', cells: helpCells(kind, language) }];
}

function cellXml(written: WrittenCell, place: string, isHeading: boolean): string {
  if (written === null) return '';
  if (typeof written === 'object') return cell(place, `${written.local}Z`, 'instant');
  if (typeof written === 'number') return cell(place, written, 'number');
  return isHeading ? textCell(place, written, styles.heading) : textCell(place, written);
}

function sheetXml({ cells, layout }: Written, selected: boolean): string {
  const width = Math.max(...cells.map((row) => row.length));
  const widths = Array.from({ length: width }, (_, index) => (layout === 'down' && index === 2 ? 80 : 22));
  const rows = cells.map((row, at) => {
    const inRow = row.map((each, index) => {
      const isHeading = layout === 'across' ? at === 0 : index === 0;
      return cellXml(each, `${columnLetters(index)}${at + 1}`, isHeading);
    });
    return `<row r="${at + 1}">${inRow.join('')}</row>`;
  });
  return sheetBegin(widths, { frozen: layout === 'across', selected }) + rows.join('') + sheetEnd();
}

/** A schedule as the files of a workbook. `at` (RFC 3339) is when it was made. */
export function scheduleWorkbook(
  content: ScheduleToWrite,
  { language, title, at }: { language: Language; title: LocalizedText; at: string },
): ZipEntry[] {
  const tables = writtenTables(content, language);
  const sheets = tables.map((table, index) => ({ name: table.title, contents: sheetXml(table, index === 0) }));
  return workbookEntries(sheets, { title: title[language], language, at });
}

const csvValue = (written: WrittenCell): string | number | null =>
  typeof written === 'object' && written !== null ? written.local.replace('T', ' ') : written;

/** A schedule as CSV files, one a table; tables without rows have their headings. */
export function scheduleCsvFiles(content: ScheduleToWrite, language: Language): { name: string; contents: string }[] {
  return writtenTables(content, language).map(({ name, cells }) => ({
    name: `${name}.csv`,
    contents: byteOrderMark + cells.map((row) => csvRow(row.map(csvValue))).join(''),
  }));
}
