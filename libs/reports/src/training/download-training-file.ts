import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, notFound } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { reportPath } from '../report-path.js';
import { consentWithdrawn, type TrainingFile } from './export-row.js';
import { findTrainingExport } from './list-training-exports.js';

/** A file of a finished export: what it is, and its bytes, which the caller reads or destroys. */
interface OpenTrainingFile extends TrainingFile {
  bytes: Readable;
}

const missing = (name: string) => notFound({ en: 'file of training export', 'zh-TW': '訓練匯出檔案' }, name);

async function requireConsent(tx: Tx, id: string): Promise<void> {
  const [row] = await tx.query<{ withdrawn: boolean }>(
    `select ${consentWithdrawn} as withdrawn from training_export e where e.id = $1`,
    [id],
  );
  if (row?.withdrawn) {
    throw conflict(
      'An AI system in this export no longer consents to training. Ask for another one.',
      '此匯出中的某個 AI 系統已不再同意用於訓練，請重新匯出。',
    );
  }
}

/** Opens a file of a finished export, and records that it left; `conflict` where an AI system in it consents no more. */
export async function downloadTrainingFile(
  db: Database,
  actor: Actor,
  { id, name }: { id: string; name: string },
  folder: string,
  now = new Date(),
): Promise<OpenTrainingFile> {
  authorize(actor, 'read', 'TrainingExport');
  const row = await db.read((tx) => findTrainingExport(tx, actor, id));
  const file =
    row.state === 'done' && row.files_removed_at === null ? row.files.find((one) => one.name === name) : null;
  if (!file) throw missing(name);
  const handle = await open(reportPath(folder, id, name)).catch(() => {
    throw missing(name);
  });
  try {
    const payload = { export: id, name, digest: file.digest, size: file.size };
    await db.transaction(async (tx) => {
      await requireConsent(tx, id);
      await appendEntry(tx, actor, { action: 'training-export.downloaded', subject: id, payload }, now);
    });
    return { ...file, bytes: createReadStream('', { fd: handle }) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
