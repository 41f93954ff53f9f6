import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import { notFound, type Page, type TrainingExportView } from '@countersign/contracts';
import { cutPage, decodeCursor, type Tx } from '@countersign/database';
import { exportColumns, exportTables, exportView, isExportOf, type TrainingExportRow } from './export-row.js';

/** The row of an export that the actor may have; throws `not-found`. */
export async function findTrainingExport(tx: Tx, actor: Actor, id: string): Promise<TrainingExportRow> {
  const [row] = await tx.query<TrainingExportRow>(
    `select ${exportColumns} from ${exportTables} where e.id = $1 and ${isExportOf('$2')}`,
    [id, systemsAllowed(actor, 'read', 'TrainingExport')],
  );
  if (!row) throw notFound({ en: 'training export', 'zh-TW': '訓練匯出' }, id);
  return row;
}

/** One export, and what was left out of it. */
export async function getTrainingExport(tx: Tx, actor: Actor, id: string): Promise<TrainingExportView> {
  authorize(actor, 'read', 'TrainingExport');
  return exportView(await findTrainingExport(tx, actor, id));
}

/** A page of exports of AI systems that the actor may have, newest first. */
export async function listTrainingExports(
  tx: Tx,
  actor: Actor,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Page<TrainingExportView>> {
  authorize(actor, 'list', 'TrainingExport');
  const [at, id] = after === undefined ? [null, null] : decodeCursor(after, 'instant', 'uuid');
  const rows = await tx.query<TrainingExportRow & { created_exactly: string }>(
    `select ${exportColumns}, e.created_at::text as created_exactly from ${exportTables}
     where ${isExportOf('$1')} and ($2::timestamptz is null or (e.created_at, e.id) < ($2, $3::uuid))
     order by e.created_at desc, e.id desc limit $4`,
    [systemsAllowed(actor, 'list', 'TrainingExport'), at, id, limit + 1],
  );
  return cutPage(rows, limit, {
    view: (row) => exportView(row),
    key: ({ created_exactly, id: own }) => [created_exactly, own],
  });
}
