import { damaged, FileRefused } from './file-refused.js';
import type { CellContent, MergedCells, Row } from './sheet.js';
import { attribute, scanXml, type XmlVisitor } from './xml-scanner.js';

/** Most cells of a file that are read. */
export const mostCells = 3_000_000;
const lastColumn = 16_384;
const lastRow = 1_048_576;

/** What the cells of a sheet refer to: shared texts, and for each style whether it shows days or times. */
export interface SheetContext {
  texts: readonly string[];
  dateStyles: readonly boolean[];
  /** Cells that may still be read in this file. */
  cellsLeft: number;
}

/** Column (from 0) and row of a reference such as `C17`. */
export function placeOf(reference: string): { column: number; row: number } {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!found) throw damaged('cell reference');
  const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(found[2]);
  if (column >= lastColumn || row < 1 || row > lastRow) throw damaged('cell reference');
  return { column, row };
}

function mergedAt(reference: string): MergedCells {
  const [from = '', to = from] = reference.split(':');
  const [first, last] = [placeOf(from), placeOf(to)];
  return { firstRow: first.row, lastRow: last.row, firstColumn: first.column, lastColumn: last.column };
}

/** `_x000D_` stands for a character that XML cannot hold. */
export const withControls = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Gathers rows and merged cells while the XML of a sheet goes by. */
class SheetVisitor implements XmlVisitor {
  readonly rows: Row[] = [];
  readonly merged: MergedCells[] = [];
  private row: Row = { number: 0, cells: [] };
  private column = -1;
  private type = 'n';
  private style = 0;
  private value: string | null = null;
  private inlined = '';
  private hasFormula = false;
  private into: 'value' | 'inline' | null = null;
  private phonetic = 0;

  constructor(private readonly context: SheetContext) {}

  open(name: string, attributes: string): void {
    if (name === 'c') this.beginCell(attributes);
    else if (name === 'v') {
      this.into = 'value';
      this.value = '';
    } else if (name === 't') this.into = this.phonetic > 0 ? null : 'inline';
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.phonetic += 1;
    else if (name === 'row') this.beginRow(attributes);
    else if (name === 'mergeCell') this.merged.push(mergedAt(attribute(attributes, 'ref') ?? ''));
  }

  text(text: string): void {
    if (this.into === 'value') this.value += text;
    else if (this.into === 'inline') this.inlined += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.into = null;
    else if (name === 'rPh') this.phonetic -= 1;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && this.row.cells.length > 0) this.rows.push(this.row);
  }

  private beginRow(attributes: string): void {
    const number = Number(attribute(attributes, 'r') ?? this.row.number + 1);
    if (!Number.isInteger(number) || number <= this.row.number || number > lastRow) throw damaged('row number');
    this.row = { number, cells: [] };
    this.column = -1;
  }

  private beginCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    this.column = reference === undefined ? this.column + 1 : placeOf(reference).column;
    if (this.column >= lastColumn) throw damaged('cell reference');
    this.type = attribute(attributes, 't') ?? 'n';
    this.style = Number(attribute(attributes, 's') ?? 0);
    this.value = null;
    this.inlined = '';
    this.hasFormula = false;
  }

  private endCell(): void {
    const content = this.contentOf();
    if (content === undefined) return;
    this.context.cellsLeft -= 1;
    if (this.context.cellsLeft < 0) {
      throw new FileRefused('too-large', {
        en: `The file has more than ${mostCells} filled cells: split it, or take out sheets that are not needed.`,
        'zh-TW': `檔案超過 ${mostCells} 個有內容的儲存格：請分割檔案，或移除不需要的工作表。`,
      });
    }
    // Rows stay dense, so that a lone cell far to the right costs no sparse array.
    while (this.row.cells.length < this.column) this.row.cells.push(undefined);
    this.row.cells[this.column] = content;
  }

  private contentOf(): CellContent | undefined {
    const { type, value } = this;
    if (type === 'inlineStr') return this.inlined === '' ? undefined : withControls(this.inlined);
    if (value === null || value === '') return this.hasFormula && type !== 'str' ? { formula: true } : undefined;
    if (type === 's') {
      const text = this.context.texts[Number(value)];
      if (text === undefined) throw damaged('shared text');
      return text === '' ? undefined : text;
    }
    if (type === 'str' || type === 'd') return withControls(value);
    if (type === 'b') return value === '1';
    if (type === 'e') return { error: value };
    const number = Number(value);
    if (!Number.isFinite(number)) throw damaged('number');
    return this.context.dateStyles[this.style] === true ? { serial: number } : number;
  }
}

/** Reads the XML of one sheet. Throws `FileRefused`. */
export function readSheet(xml: string, context: SheetContext): { rows: Row[]; merged: MergedCells[] } {
  const visitor = new SheetVisitor(context);
  scanXml(xml, visitor);
  return { rows: visitor.rows, merged: visitor.merged };
}
