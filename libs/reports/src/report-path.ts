import { join } from 'node:path';

/** Where a file of a report lies below the reports folder. */
export function reportPath(folder: string, report: string, name = ''): string {
  return join(folder, report, name);
}
