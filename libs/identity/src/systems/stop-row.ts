import type { StopView } from '@countersign/contracts';

/** A stop of an AI system, with the names of who stopped and resumed it. */
export interface StopRow {
  id: string;
  system_id: string;
  system: string;
  reason: string;
  drill: boolean;
  stopped_by: string;
  stopped_by_name: string | null;
  stopped_at: Date;
  milliseconds: number;
  resumed_by_name: string | null;
  resumed_at: Date | null;
}

/** Reads `StopRow`s of `t`. */
export const stopRows = `select t.id, t.system_id, y.slug as system, t.reason, t.drill, t.stopped_by, p.name as stopped_by_name,
  t.stopped_at, t.milliseconds, q.name as resumed_by_name, t.resumed_at
from system_stop t join ai_system y on y.id = t.system_id
left join person p on p.id = t.stopped_by left join person q on q.id = t.resumed_by`;

/** What of a stop is shown. */
export function stopView(row: StopRow): StopView {
  return {
    id: row.id,
    system: row.system,
    reason: row.reason,
    drill: row.drill,
    stoppedBy: row.stopped_by_name,
    stoppedAt: row.stopped_at.toISOString(),
    milliseconds: row.milliseconds,
    resumedBy: row.resumed_by_name,
    resumedAt: row.resumed_at?.toISOString() ?? null,
  };
}
