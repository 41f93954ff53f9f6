import { columnLetters, type CellContent, type Sheet } from '@countersign/workbooks';
import type { CellPlace } from '@countersign/contracts';
import { shownValue } from '../fault.js';

/** A sheet of the files that were handed in, under a name that no other has. */
export interface SheetSource extends Sheet {
  date1904: boolean;
}

/** The place of a cell; `column` is its heading where it has one. */
export function placeOfCell(
  sheet: string,
  row: number,
  column: number,
  heading: string | null,
  content?: CellContent,
): CellPlace {
  return { sheet, row, column: heading, cell: `${columnLetters(column)}${row}`, value: shownValue(content) };
}
