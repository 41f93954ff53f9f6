import type { ZipEntry } from '../zip/zip-stream.js';
import {
  contentTypes,
  coreProperties,
  rootRelations,
  styleSheet,
  workbook,
  workbookRelations,
  type ListedSheet,
} from './parts.js';
import type { SheetPart } from './table-writer.js';

/** The files of a workbook with these sheets, in the order of their tabs. `at` (RFC 3339) is when its contents were made. */
export function workbookEntries(
  sheets: readonly SheetPart[],
  { title, language, at }: { title: string; language: string; at: string },
): ZipEntry[] {
  const listed: ListedSheet[] = sheets.map(({ name }, index) => ({ number: index + 1, name }));
  return [
    { name: '[Content_Types].xml', contents: contentTypes },
    { name: '_rels/.rels', contents: rootRelations },
    { name: 'docProps/core.xml', contents: coreProperties(title, language, at) },
    { name: 'xl/workbook.xml', contents: workbook(listed) },
    { name: 'xl/_rels/workbook.xml.rels', contents: workbookRelations(listed) },
    { name: 'xl/styles.xml', contents: styleSheet },
    ...sheets.map(({ contents }, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, contents })),
  ];
}
