import { authorize, type Actor } from '@countersign/access';
import type { ModelState, WorkerView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

export type WorkerBeat = Omit<WorkerView, 'seenAt' | 'state'> & { state: 'running' | 'draining' };

/** A worker that was silent this long counts as lost. */
const lostAfterSeconds = 30;

/** Notes that a worker lives, with what it does; a sign of life, so no audit entry. */
export async function beat(tx: Tx, worker: WorkerBeat, now = new Date()): Promise<void> {
  await tx.execute(
    `insert into worker (id, host, pid, version, device_class, state, running, done, failed, started_at, seen_at,
       threads, cards, queues, models)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (id) do update set state = excluded.state, running = excluded.running, done = excluded.done,
       failed = excluded.failed, seen_at = excluded.seen_at,
       models = excluded.models`,
    [
      worker.id,
      worker.host,
      worker.pid,
      worker.version,
      worker.deviceClass,
      worker.state,
      worker.running,
      worker.done,
      worker.failed,
      worker.startedAt,
      now,
      worker.threads,
      worker.cards,
      worker.queues,
      JSON.stringify(worker.models),
    ],
  );
}

/** Removes the sign of life of a worker that stopped in good order. */
export async function sayGoodbye(tx: Tx, id: string): Promise<void> {
  await tx.execute('delete from worker where id = $1', [id]);
}

/** The queues that workers serve which gave a sign of life within the last seconds and are not about to stop. */
export async function listLiveQueues(tx: Tx, now = new Date()): Promise<Set<string>> {
  const rows = await tx.query<{ queue: string }>(
    `select distinct unnest(queues) as queue from worker
     where state = 'running' and seen_at > $1::timestamptz - make_interval(secs => ${lostAfterSeconds})`,
    [now],
  );
  return new Set(rows.map(({ queue }) => queue));
}

interface WorkerRow {
  id: string;
  host: string;
  pid: number;
  version: string;
  device_class: string;
  state: 'running' | 'draining';
  running: number;
  done: number;
  failed: number;
  started_at: Date;
  seen_at: Date;
  threads: number;
  cards: string[];
  queues: string[];
  models: ModelState[];
}

/** Workers seen within a day, the latest first; silent ones are said to be lost. */
export async function listWorkers(tx: Tx, actor: Actor, now = new Date()): Promise<WorkerView[]> {
  authorize(actor, 'read', 'Fleet');
  const rows = await tx.query<WorkerRow>(
    `select * from worker where seen_at > $1::timestamptz - interval '1 day' order by seen_at desc limit 200`,
    [now],
  );
  return rows.map((row) => ({
    id: row.id,
    host: row.host,
    pid: row.pid,
    version: row.version,
    deviceClass: row.device_class,
    startedAt: row.started_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    state: now.getTime() - row.seen_at.getTime() > lostAfterSeconds * 1000 ? 'lost' : row.state,
    running: row.running,
    done: row.done,
    failed: row.failed,
    threads: row.threads,
    cards: row.cards,
    queues: row.queues,
    models: row.models,
  }));
}
