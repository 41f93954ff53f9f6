import { join } from 'node:path';
import type { Language } from '@countersign/contracts';
import type { Column } from '../column.js';
import { PackedFile, type PackedContents } from '../zip/packed-file.js';
import { columnLetters, headingRow, mostRows, sheetBegin, sheetEnd, tableRow } from './sheet-text.js';

/** A sheet that is ready to be put into the archive. */
export interface SheetPart {
  name: string;
  contents: string | PackedContents;
}

/** Bytes after which a sheet ends, whatever its rows: an archive without ZIP64 holds files under 4 GB. */
const mostBytes = 3_500_000_000;

/** A table whose rows are gathered in files of the scratch folder, a new sheet whenever one is full. */
export class TableWriter<T> {
  readonly #done: SheetPart[] = [];
  readonly #letters: string[];
  #sheet: PackedFile | undefined;
  #rows = 0;

  constructor(
    private readonly name: string,
    private readonly columns: readonly Column<T>[],
    private readonly language: Language,
    private readonly scratch: { folder: string; key: string },
    /** Rows a sheet, for tests. */
    private readonly most = mostRows,
  ) {
    this.#letters = columns.map((_, index) => columnLetters(index));
  }

  /** Adds a row; whenever `isFull`, `flush` is due before the next. */
  add(item: T): void {
    const sheet = (this.#sheet ??= this.#begin());
    this.#rows += 1;
    sheet.append(tableRow(this.columns, this.#letters, item, this.#rows, this.language));
  }

  get isFull(): boolean {
    return this.#sheet?.isFull === true || this.#rows >= this.most;
  }

  async flush(): Promise<void> {
    await this.#sheet?.flush();
    if (this.#rows >= this.most || (this.#sheet?.size ?? 0) > mostBytes) await this.#end();
  }

  /** The sheets; one with a heading alone where there was no row. */
  async sheets(): Promise<SheetPart[]> {
    if (this.#done.length === 0) this.#sheet ??= this.#begin();
    await this.#end();
    return this.#done;
  }

  #begin(): PackedFile {
    const sheet = new PackedFile(join(this.scratch.folder, `${this.scratch.key}-${this.#done.length + 1}.deflated`));
    const widths = this.columns.map(({ width }) => width);
    sheet.append(sheetBegin(widths, { frozen: true }) + headingRow(this.columns, this.language));
    this.#rows = 1;
    return sheet;
  }

  async #end(): Promise<void> {
    const sheet = this.#sheet;
    if (!sheet) return;
    sheet.append(sheetEnd({ columns: this.columns.length, rows: this.#rows }));
    this.#sheet = undefined;
    this.#rows = 0;
    const name = this.#done.length === 0 ? this.name : `${this.name} ${this.#done.length + 1}`;
    this.#done.push({ name, contents: await sheet.end() });
  }
}
