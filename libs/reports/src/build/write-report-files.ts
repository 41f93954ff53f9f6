import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import type { Database } from '@countersign/database';
import type { Renderer, ReportContent } from '../renderer.js';
import { renderers } from '../renderers.js';
import { reportFileName } from '../report-file-name.js';
import { reportPath } from '../report-path.js';
import type { ReportFile, ReportRow } from '../report-row.js';
import { writeFileOf } from '../write-file.js';
import { ReportRefused } from './report-refused.js';

/** Files of a format that an earlier build finished and that are still there, in their size; empty where one is not. */
async function finishedFiles(folder: string, { id, files }: ReportRow, format: string): Promise<ReportFile[]> {
  const known = files.filter((file) => file.format === format);
  for (const { name, size } of known) {
    const found = await stat(reportPath(folder, id, name)).catch(() => null);
    if (found?.size !== size) return [];
  }
  return known;
}

/** Removes what an earlier build left half-done in the folder of a report: all but its finished files. */
export async function removeLeftovers(folder: string, id: string, finished: readonly ReportFile[]): Promise<void> {
  const kept = new Set(finished.map(({ name }) => name));
  const found = await readdir(reportPath(folder, id)).catch(() => []);
  for (const name of found) {
    if (!kept.has(name)) await rm(reportPath(folder, id, name), { recursive: true, force: true });
  }
}

/** The renderers of a report: one whose files name those of another comes after it. */
function renderersOf({ input }: ReportRow): Renderer[] {
  const chosen = input.formats.map((format) => {
    const renderer = renderers.get(format);
    if (renderer) return renderer;
    throw new ReportRefused(`The format "${format}" is no longer offered. Ask for the report again without it.`);
  });
  return chosen.sort((a, b) => Number(a.names !== undefined) - Number(b.names !== undefined));
}

interface BuildFiles {
  /** Folder of all reports. */
  folder: string;
  /** Whether what an earlier build finished is kept. */
  again: boolean;
  /** Throws where another worker may be building the same report. */
  requireLock: () => Promise<void>;
}

/**
 * Writes the files of a report, format by format, and notes each format that is finished: a build that begins again from
 * the same frozen state goes on with the next one. Throws `ReportRefused` for a format that is no longer offered.
 */
export async function writeReportFiles(
  db: Database,
  row: ReportRow,
  content: ReportContent,
  { folder, again, requireLock }: BuildFiles,
): Promise<ReportFile[]> {
  const chosen = renderersOf(row);
  await removeLeftovers(folder, row.id, again ? row.files : []);
  const files: ReportFile[] = [];
  for (const renderer of chosen) {
    const { name: format } = renderer;
    const finished = again ? await finishedFiles(folder, row, format) : [];
    if (finished.length > 0) {
      files.push(...finished);
      continue;
    }
    // Under a name of its own: a build whose lock was lost writes into another one's files in no case.
    const scratchFolder = reportPath(folder, row.id, `.scratch-${randomUUID()}`);
    await mkdir(scratchFolder, { recursive: true });
    const context = { scratchFolder, written: [...files] };
    for (const { part, ending, mediaType, chunks } of renderer.render(content, context)) {
      const name = reportFileName(row.input, part, ending);
      const written = await writeFileOf(reportPath(folder, row.id, name), chunks, requireLock);
      files.push({ name, format, mediaType: mediaType ?? renderer.mediaType, ...written });
    }
    await rm(scratchFolder, { recursive: true, force: true });
    await db.transaction((tx) =>
      tx.execute(`update report set files = $2, attempts = 0, failure = null where id = $1 and state = 'running'`, [
        row.id,
        JSON.stringify(files),
      ]),
    );
  }
  return files;
}
