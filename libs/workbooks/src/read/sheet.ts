/** A cell that a spreadsheet shows as a date, a time of day or a duration: days since its epoch. */
export interface SerialCell {
  serial: number;
}
/** An error such as `#REF!`. */
export interface ErrorCell {
  error: string;
}
/** A formula whose result was not saved with it. */
export interface UncalculatedCell {
  formula: true;
}

/** What a cell holds; an empty one is undefined. */
export type CellContent = string | number | boolean | SerialCell | ErrorCell | UncalculatedCell;

/** A row: its number as spreadsheets count, and its cells by column from 0. */
export interface Row {
  number: number;
  cells: (CellContent | undefined)[];
}

/** Cells that were merged: rows as spreadsheets count, columns from 0, both ends included. */
export interface MergedCells {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/** A sheet of a workbook, or a CSV file. Rows that hold nothing are left out. */
export interface Sheet {
  name: string;
  hidden: boolean;
  rows: Row[];
  merged: MergedCells[];
}

/** The sheets of a file. */
export interface Workbook {
  sheets: Sheet[];
  /** Whether days of serials count from 1904-01-01 instead of 1899-12-30. */
  date1904: boolean;
}
