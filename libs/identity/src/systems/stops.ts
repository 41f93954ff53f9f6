import { createHash } from 'node:crypto';
import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, notFound, ProductError, type StopInput, type StopView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';

interface StopRow {
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

const stopRows = `select t.id, t.system_id, y.slug as system, t.reason, t.drill, t.stopped_by, p.name as stopped_by_name,
  t.stopped_at, t.milliseconds, q.name as resumed_by_name, t.resumed_at
from system_stop t join ai_system y on y.id = t.system_id
left join person p on p.id = t.stopped_by left join person q on q.id = t.resumed_by`;

function stopView(row: StopRow): StopView {
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

const bySystem = 'select id, slug from ai_system where slug = $1 or id::text = $1';

/** The AI system of an id or short name that the actor may stop or resume; `not-found` alike for none and for another's. */
async function findSystem(tx: Tx, actor: Actor, action: 'stop' | 'resume', idOrSlug: string) {
  const [system] = await tx.query<{ id: string; slug: string }>(bySystem, [idOrSlug]);
  const allowed = systemsAllowed(actor, action, 'Stop');
  if (!system || (allowed && !allowed.includes(system.slug))) {
    throw notFound({ en: 'AI system', 'zh-TW': 'AI 系統' }, idOrSlug);
  }
  return system;
}

const lockOf = (mode: '' | '_shared') => `select pg_advisory_xact_lock${mode}(hashtextextended('stop ' || slug, 0))
from unnest($1::text[]) as slug order by slug`;

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
  const system = await findSystem(tx, actor, 'stop', name);
  await tx.query(lockOf(''), [[system.slug]]);
  const id = newId();
  const milliseconds = clock() - askedAt;
  const person = actor.kind === 'service' ? null : actor.id;
  const stopped = await tx.execute(
    `insert into system_stop (id, system_id, reason, drill, stopped_by, stopped_at, milliseconds)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (system_id) where resumed_at is null do nothing`,
    [id, system.id, reason, drill, person, now, milliseconds],
  );
  if (stopped === 0) throw conflict('This AI system is stopped already.', '此 AI 系統已處於停止狀態。');
  const reasonDigest = `sha256:${createHash('sha256').update(reason).digest('hex')}`;
  const payload = { stop: id, system: system.id, slug: system.slug, drill, reasonDigest, milliseconds };
  await appendEntry(tx, actor, { action: 'system.stopped', subject: system.id, payload }, now);
  const [row] = await tx.query<StopRow>(`${stopRows} where t.id = $1`, [id]);
  if (!row) throw new Error('The stop was not stored.');
  return stopView(row);
}

/** Resumes an AI system. Whoever stopped it may not, unless it was a drill. */
export async function resumeSystem(
  tx: Tx,
  actor: Actor,
  { system: name }: { system: string },
  now = new Date(),
): Promise<StopView> {
  authorize(actor, 'resume', 'Stop');
  const system = await findSystem(tx, actor, 'resume', name);
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

/**
 * Which of these AI systems (slugs) are stopped. Until the transaction ends nobody can stop the others, so what it releases
 * was released before a stop. For verbs that release, which authorize.
 */
export async function holdStops(tx: Tx, systems: readonly string[]): Promise<Set<string>> {
  const slugs = [...new Set(systems)];
  if (slugs.length === 0) return new Set();
  await tx.query(lockOf('_shared'), [slugs]);
  const rows = await tx.query<{ slug: string }>(
    `select y.slug from system_stop t join ai_system y on y.id = t.system_id where t.resumed_at is null and y.slug = any($1)`,
    [slugs],
  );
  return new Set(rows.map(({ slug }) => slug));
}

/** The refusal of a release while the AI system is stopped. */
export function systemStopped(system: string): ProductError {
  return new ProductError('system-stopped', {
    en: `The AI system "${system}" is stopped: nothing of it is released until somebody resumes it. Nothing was decided; what you wrote stays with you.`,
    'zh-TW': `AI 系統「${system}」已停止，恢復前不得放行其任何產出。尚未做出任何裁決，您輸入的內容仍保留在畫面上。`,
  });
}
