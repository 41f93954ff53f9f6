import type { ScheduleFileFault } from '@countersign/contracts';
import { toCsv } from '../parts/csv.js';

/** Faults as CSV under these headings, one a row; what is not known is empty. */
export function faultsCsv(header: readonly string[], faults: readonly ScheduleFileFault[]): string {
  return toCsv(
    header,
    faults.map(({ sheet, row, column, cell, value, detail }) => [sheet, row, column, cell, value, detail]),
  );
}
