import { authorize, type Actor } from '@countersign/access';
import { notFound, type ReportView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { isReportable, reportableSystems } from './reportable-systems.js';
import { reportColumns, reportTables, reportView, type ReportRow } from './report-row.js';

const report = { en: 'report', 'zh-TW': '報告' };

/** The row of a report that the actor may have; throws `not-found`. */
export async function findReportRow(tx: Tx, actor: Actor, id: string): Promise<ReportRow> {
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
  return reportView(await findReportRow(tx, actor, id));
}
