import { posix } from 'node:path';
import { damaged, FileRefused } from './file-refused.js';
import { mostCells, readSheet, withControls, type SheetContext } from './read-sheet.js';
import { readZip, zipLimits, type ZipArchive, type ZipLimits } from './read-zip.js';
import { readDateStyles } from './date-formats.js';
import type { Workbook } from './sheet.js';
import { attribute, scanXml } from './xml-scanner.js';

const mostSheets = 200;
const decoder = new TextDecoder('utf-8');
const utf16 = new TextDecoder('utf-16le');

/** The text of a part; spreadsheets write UTF-8, the standard allows UTF-16 as well. */
function textOf(bytes: Buffer): string {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? utf16.decode(bytes) : decoder.decode(bytes);
}

function requirePart(archive: ZipArchive, name: string): string {
  const bytes = archive.read(name);
  if (!bytes) throw damaged(`no ${name}`);
  return textOf(bytes);
}

interface Relation {
  type: string;
  target: string;
}

/** Where a part refers to, by id; what lies outside of the file is left out and never fetched. */
function relationsOf(archive: ZipArchive, part: string): Map<string, Relation> {
  const folder = posix.dirname(part);
  const bytes = archive.read(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  const relations = new Map<string, Relation>();
  if (!bytes) return relations;
  scanXml(textOf(bytes), {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = attribute(attributes, 'Target') ?? '';
      const place = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '';
      relations.set(attribute(attributes, 'Id') ?? '', { type, target: place });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}

function partOf(relations: ReadonlyMap<string, Relation>, type: string): string | undefined {
  return [...relations.values()].find((it) => it.type === type)?.target;
}

/** The texts that cells share; readings printed above Chinese and Japanese characters are left out. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let current = '';
  let inText = false;
  let readings = 0;
  scanXml(xml, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') readings += 1;
      else if (name === 't') inText = readings === 0;
    },
    close(name) {
      if (name === 'si') texts.push(withControls(current));
      else if (name === 'rPh') readings -= 1;
      else if (name === 't') inText = false;
    },
    text(text) {
      if (inText) current += text;
    },
  });
  return texts;
}

interface Listed {
  name: string;
  hidden: boolean;
  id: string;
}

function listedSheets(xml: string): { sheets: Listed[]; date1904: boolean } {
  const sheets: Listed[] = [];
  let date1904 = false;
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const state = attribute(attributes, 'state') ?? 'visible';
      const id = attribute(attributes, 'id') ?? '';
      sheets.push({ name: attribute(attributes, 'name') ?? '', hidden: state !== 'visible', id });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, date1904 };
}

function otherKind(archive: ZipArchive): FileRefused | null {
  const isBinary = archive.names.includes('xl/workbook.bin');
  if (!isBinary && !archive.names.includes('mimetype')) return null;
  return new FileRefused('other-format', {
    en: 'This kind of spreadsheet is not read here: save it as an Excel workbook (.xlsx) or as CSV.',
    'zh-TW': '不支援此種試算表格式：請另存為 Excel 活頁簿（.xlsx）或 CSV。',
  });
}

/**
 * Reads an XLSX workbook: values as they were saved, never computed; formulas are no text and links are not followed; macros
 * are not looked at. Throws `FileRefused` at what is damaged, protected, of another kind or over the limits.
 */
export function readWorkbook(bytes: Buffer, limits: ZipLimits = zipLimits): Workbook {
  const archive = readZip(bytes, limits);
  const other = otherKind(archive);
  if (other) throw other;
  const main = partOf(relationsOf(archive, ''), 'officeDocument') ?? 'xl/workbook.xml';
  const relations = relationsOf(archive, main);
  const { sheets, date1904 } = listedSheets(requirePart(archive, main));
  if (sheets.length > mostSheets) throw damaged(`${sheets.length} sheets`);
  const [texts, styles] = [partOf(relations, 'sharedStrings'), partOf(relations, 'styles')];
  const context: SheetContext = {
    texts: texts === undefined ? [] : sharedTexts(requirePart(archive, texts)),
    dateStyles: styles === undefined ? [] : readDateStyles(requirePart(archive, styles)),
    cellsLeft: mostCells,
  };
  return {
    date1904,
    sheets: sheets.flatMap(({ name, hidden, id }) => {
      const relation = relations.get(id);
      // Chart and dialogue sheets hold no cells.
      if (relation?.type !== 'worksheet') return [];
      return [{ name, hidden, ...readSheet(requirePart(archive, relation.target), context) }];
    }),
  };
}
