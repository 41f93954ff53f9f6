import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { notFound } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { findReportRow } from '../get-report.js';
import { reportPath } from '../report-path.js';
import { availableFiles, type ReportFile, type ReportRow } from '../report-row.js';
import type { DownloadLinks } from './download-links.js';

/** A file of a finished report: what it is, and its bytes, which the caller reads or destroys. */
export interface OpenReportFile extends ReportFile {
  bytes: Readable;
}

interface Named {
  id: string;
  name: string;
}

const missing = (name: string) => notFound({ en: 'file of report', 'zh-TW': '報告檔案' }, name);

function fileOf(row: ReportRow, name: string): ReportFile {
  const file = availableFiles(row).find((item) => item.name === name);
  if (!file) throw missing(name);
  return file;
}

async function handOut(
  db: Database,
  actor: Actor,
  { id, name }: Named,
  { folder, issuedTo, now }: { folder: string; issuedTo: string | null; now: Date },
): Promise<OpenReportFile> {
  const file = fileOf(await db.read((tx) => findReportRow(tx, actor, id)), name);
  const { digest, size } = file;
  const handle = await open(reportPath(folder, id, name)).catch(() => {
    throw notFound({ en: 'file of report, which was moved or removed:', 'zh-TW': '報告檔案（已移動或刪除）' }, name);
  });
  try {
    const payload = { report: id, name, digest, size, issuedTo };
    await db.transaction((tx) => appendEntry(tx, actor, { action: 'report.downloaded', subject: id, payload }, now));
    return { ...file, bytes: createReadStream('', { fd: handle }) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Opens a file of a finished report below the reports folder, and records that it left; throws `not-found` for any other name. */
export async function downloadReportFile(
  db: Database,
  actor: Actor,
  named: Named,
  folder: string,
  now = new Date(),
): Promise<OpenReportFile> {
  authorize(actor, 'read', 'Report');
  return handOut(db, actor, named, { folder, issuedTo: null, now });
}

/** A link to a file of a finished report: a token that opens it for a short time, without a credential. */
export async function issueDownloadLink(
  tx: Tx,
  actor: Actor,
  { id, name }: Named,
  links: DownloadLinks,
  now = new Date(),
): Promise<{ token: string; expiresAt: Date }> {
  authorize(actor, 'read', 'Report');
  fileOf(await findReportRow(tx, actor, id), name);
  return links.issue({ report: id, name }, actor.pseudonym, now);
}

/**
 * Opens the file that a link names, and records that it left and for whom the link was made. Whoever holds the link may;
 * it says so itself. Throws `forbidden` for a link that is over or changed.
 */
export async function downloadByLink(
  db: Database,
  actor: Actor,
  token: string,
  { links, folder }: { links: DownloadLinks; folder: string },
  now = new Date(),
): Promise<OpenReportFile> {
  authorize(actor, 'read', 'Report');
  const { report: id, name, issuedTo } = links.read(token, now);
  return handOut(db, actor, { id, name }, { folder, issuedTo, now });
}
