import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { authorize, type Actor } from '@countersign/access';
import { notFound, type ReportView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { reportPath } from './report-path.js';
import { isReportable, reportableSystems } from './reportable-systems.js';
import { reportColumns, reportTables, reportView, type ReportFile, type ReportRow } from './report-row.js';

const report = { en: 'report', 'zh-TW': '報告' };

async function findRow(tx: Tx, actor: Actor, id: string): Promise<ReportRow> {
  const [row] = await tx.query<ReportRow>(
    `select ${reportColumns} from ${reportTables} where r.id = $1 and ${isReportable('$2')}`,
    [id, reportableSystems(actor)],
  );
  if (!row) throw notFound(report, id);
  return row;
}

/** One report and its progress. */
export async function getReport(tx: Tx, actor: Actor, id: string): Promise<ReportView> {
  authorize(actor, 'read', 'Report');
  return reportView(await findRow(tx, actor, id));
}

/** A file of a finished report: what it is, and its bytes, which the caller reads or destroys. */
export interface OpenReportFile extends ReportFile {
  bytes: Readable;
}

/** Opens a file of a finished report below the reports folder; throws `not-found` for any other name. */
export async function openReportFile(
  tx: Tx,
  actor: Actor,
  { id, name }: { id: string; name: string },
  folder: string,
): Promise<OpenReportFile> {
  authorize(actor, 'read', 'Report');
  const file = (await findRow(tx, actor, id)).files.find((item) => item.name === name);
  if (!file) throw notFound({ en: 'file of report', 'zh-TW': '報告檔案' }, name);
  const handle = await open(reportPath(folder, id, name)).catch(() => {
    throw notFound({ en: 'file of report, which was moved or removed:', 'zh-TW': '報告檔案（已移動或刪除）' }, name);
  });
  return { ...file, bytes: createReadStream('', { fd: handle }) };
}
