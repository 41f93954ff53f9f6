import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import type { StopView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { stopRows, stopView, type StopRow } from './stop-row.js';

const mostListed = 100;

/** Stops of the AI systems that the actor may know of: those that stand first, then the newest. */
export async function listStops(tx: Tx, actor: Actor): Promise<StopView[]> {
  authorize(actor, 'list', 'Stop');
  const rows = await tx.query<StopRow>(
    `${stopRows} where $1::text[] is null or y.slug = any($1)
     order by t.resumed_at is null desc, t.stopped_at desc, t.id limit ${mostListed}`,
    [systemsAllowed(actor, 'list', 'Stop')],
  );
  return rows.map(stopView);
}
