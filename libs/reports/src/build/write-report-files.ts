import { mkdir, rm, stat } from 'node:fs/promises';
import type { Database } from '@countersign/database';
import type { ReportContent } from '../renderer.js';
import { renderers } from '../renderers.js';
import { reportFileName } from '../report-file-name.js';
import { reportPath } from '../report-path.js';
import type { ReportFile, ReportRow } from '../report-row.js';
import { writeFileOf } from '../write-file.js';

/** Files of a format that an earlier build finished and that are still there, in their size; empty where one is not. */
async function finishedFiles(folder: string, { id, files }: ReportRow, format: string): Promise<ReportFile[]> {
  const known = files.filter((file) => file.format === format);
  for (const { name, size } of known) {
    const found = await stat(reportPath(folder, id, name)).catch(() => null);
    if (found?.size !== size) return [];
  }
  return known;
}

/**
 * Writes the files of a report, format by format, and notes each format that is finished: a build that begins again from
 * the same frozen state goes on with the next one.
 */
export async function writeReportFiles(
  db: Database,
  row: ReportRow,
  content: ReportContent,
  { folder, again }: { folder: string; again: boolean },
): Promise<ReportFile[]> {
  const scratchFolder = reportPath(folder, row.id, '.scratch');
  const files: ReportFile[] = [];
  for (const format of row.input.formats) {
    const finished = again ? await finishedFiles(folder, row, format) : [];
    if (finished.length > 0) {
      files.push(...finished);
      continue;
    }
    const renderer = renderers.get(format);
    if (!renderer) throw new Error(`The format "${format}" is no longer offered. Ask for the report again without it.`);
    await rm(scratchFolder, { recursive: true, force: true });
    await mkdir(scratchFolder, { recursive: true });
    for (const { part, ending, mediaType, chunks } of renderer.render(content, { scratchFolder })) {
      const name = reportFileName(row.input, part, ending);
      const written = await writeFileOf(reportPath(folder, row.id, name), chunks);
      files.push({ name, format, mediaType: mediaType ?? renderer.mediaType, ...written });
    }
    await db.transaction((tx) =>
      tx.execute(`update report set files = $2 where id = $1 and state = 'running'`, [row.id, JSON.stringify(files)]),
    );
  }
  await rm(scratchFolder, { recursive: true, force: true });
  return files;
}
