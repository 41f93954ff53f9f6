import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type StopInput, type StopView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { findStoppableSystem } from './find-stoppable-system.js';
import { stopLock } from './stop-lock.js';
import { stopRows, stopView, type StopRow } from './stop-row.js';

/**
 * Stops an AI system: once the transaction is committed no process releases anything of it. It waits for approvals that are
 * being stored; `milliseconds` tells how long, from `askedAt` (of the same clock as `clock`).
 */
export async function stopSystem(
  tx: Tx,
  actor: Actor,
  { system: name, reason, drill }: StopInput & { system: string },
  { askedAt, clock }: { askedAt: number; clock: () => number },
  now = new Date(),
): Promise<StopView> {
  authorize(actor, 'stop', 'Stop');
  const system = await findStoppableSystem(tx, actor, 'stop', name);
  await tx.query(stopLock(''), [[system.slug]]);
  const id = newId();
  const milliseconds = clock() - askedAt;
  const person = actor.kind === 'service' ? null : actor.id;
  const stopped = await tx.execute(
    `insert into system_stop (id, system_id, reason, drill, stopped_by, stopped_at, milliseconds)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (system_id) where resumed_at is null do nothing`,
    [id, system.id, reason, drill, person, now, milliseconds],
  );
  if (stopped === 0) throw conflict('This AI system is stopped already.', '此 AI 系統已處於停止狀態。');
  const payload = {
    stop: id,
    system: system.id,
    slug: system.slug,
    drill,
    reasonDigest: sha256Digest(reason),
    milliseconds,
  };
  await appendEntry(tx, actor, { action: 'system.stopped', subject: system.id, payload }, now);
  const [row] = await tx.query<StopRow>(`${stopRows} where t.id = $1`, [id]);
  if (!row) throw new Error('The stop was not stored.');
  return stopView(row);
}
