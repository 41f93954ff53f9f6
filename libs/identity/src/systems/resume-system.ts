import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, ProductError, type StopView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findStoppableSystem } from './find-stoppable-system.js';
import { stopRows, stopView, type StopRow } from './stop-row.js';

/** Resumes an AI system. Whoever stopped it may not, unless it was a drill. */
export async function resumeSystem(
  tx: Tx,
  actor: Actor,
  { system: name }: { system: string },
  now = new Date(),
): Promise<StopView> {
  authorize(actor, 'resume', 'Stop');
  const system = await findStoppableSystem(tx, actor, 'resume', name);
  const [stop] = await tx.query<StopRow>(
    `${stopRows} where t.system_id = $1 and t.resumed_at is null for update of t`,
    [system.id],
  );
  if (!stop) throw conflict('This AI system is not stopped.', '此 AI 系統並未停止。');
  const person = actor.kind === 'service' ? null : actor.id;
  if (!stop.drill && stop.stopped_by === person) {
    throw new ProductError('separation-of-duties', {
      en: 'You stopped this AI system. Somebody else has to resume it.',
      'zh-TW': '此 AI 系統由您停止，須由另一人恢復。',
    });
  }
  await tx.execute('update system_stop set resumed_by = $2, resumed_at = $3 where id = $1 and resumed_at is null', [
    stop.id,
    person,
    now,
  ]);
  const stoppedSeconds = Math.max(0, (now.getTime() - stop.stopped_at.getTime()) / 1000);
  const payload = { stop: stop.id, system: system.id, slug: system.slug, drill: stop.drill, stoppedSeconds };
  await appendEntry(tx, actor, { action: 'system.resumed', subject: system.id, payload }, now);
  const [row] = await tx.query<StopRow>(`${stopRows} where t.id = $1`, [stop.id]);
  return stopView(row ?? stop);
}
