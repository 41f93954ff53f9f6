import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { notFound, type ScheduleMappingView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSystemFor } from './find-system-for.js';
import { scheduleMappingViewOf, type ScheduleMappingRow } from './schedule-mapping-row.js';

/** Forgets a column mapping of an AI system (short name or id); answers what it was. */
export async function forgetScheduleMapping(
  tx: Tx,
  actor: Actor,
  { system: name, signature }: { system: string; signature: string },
  now = new Date(),
): Promise<ScheduleMappingView> {
  authorize(actor, 'withdraw', 'ScheduleMapping');
  const system = await findSystemFor(tx, actor, name, ['withdraw', 'ScheduleMapping']);
  const [row] = await tx.query<ScheduleMappingRow>(
    'delete from schedule_mapping where system_id = $1 and signature = $2 returning signature, mapping, remembered_at',
    [system.id, signature],
  );
  if (!row) throw notFound({ en: 'column mapping', 'zh-TW': '欄位對應' }, signature);
  const payload = { system: system.slug, signature };
  await appendEntry(tx, actor, { action: 'schedule-mapping.forgotten', subject: system.id, payload }, now);
  return scheduleMappingViewOf(row);
}
