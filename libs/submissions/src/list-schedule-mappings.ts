import { authorize, type Actor } from '@countersign/access';
import type { ScheduleMappingView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSystemFor } from './find-system-for.js';
import { scheduleMappingViewOf, type ScheduleMappingRow } from './schedule-mapping-row.js';

/** Column mappings that are remembered for an AI system (short name or id), newest first. */
export async function listScheduleMappings(tx: Tx, actor: Actor, system: string): Promise<ScheduleMappingView[]> {
  authorize(actor, 'list', 'ScheduleMapping');
  const { id } = await findSystemFor(tx, actor, system, ['list', 'ScheduleMapping']);
  const rows = await tx.query<ScheduleMappingRow>(
    `select signature, mapping, remembered_at from schedule_mapping where system_id = $1
     order by remembered_at desc, signature`,
    [id],
  );
  return rows.map(scheduleMappingViewOf);
}
