import { setTimeout } from 'node:timers/promises';
import type { Tx } from '@countersign/database';
import type { CoreFixture } from '@countersign/testing';
import type { Scene } from './scene.js';
import type { Verb } from './verbs.js';

/** How an act ended: done, or with the refusal that it threw. */
export interface Ended {
  refusal: unknown;
  /** How often its transaction was begun: more than once after a deadlock. */
  attempts: number;
}

interface Acting {
  pid: Promise<number>;
  ended: Promise<Ended>;
  isOver: boolean;
}

function act(core: CoreFixture, verb: Verb, scene: Scene): Acting {
  let attempts = 0;
  let tell: (pid: number) => void = () => undefined;
  const pid = new Promise<number>((resolve) => (tell = resolve));
  const work = async (tx: Tx): Promise<void> => {
    attempts += 1;
    const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    tell(row?.pid ?? 0);
    await verb(tx, scene, core);
  };
  const acting: Acting = { pid, isOver: false, ended: Promise.resolve({ refusal: null, attempts }) };
  acting.ended = core.db.transaction(work).then(
    () => ({ refusal: null, attempts }),
    (refusal: unknown) => ({ refusal, attempts }),
  );
  void acting.ended.then(() => (acting.isOver = true));
  return acting;
}

const waits = 'select cardinality(pg_blocking_pids($1)) > 0 as waits';

/** Until an act is over, or stands before a lock. */
async function untilItWaits(tx: Tx, acting: Acting): Promise<void> {
  const pid = await acting.pid;
  for (;;) {
    const [row] = await tx.query<{ waits: boolean }>(waits, [pid]);
    if (row?.waits || acting.isOver) return;
    await setTimeout(1);
  }
}

/**
 * Two acts of which each has read what it reads before it locks, and neither has changed anything: while somebody else holds the item, the
 * first comes and waits, then the second; then the item is let go.
 */
export async function actBehindLock(core: CoreFixture, scene: Scene, verbs: readonly [Verb, Verb]): Promise<Ended[]> {
  const acting = await core.db.transaction(async (tx) => {
    await tx.query('select from review where submission_id = $1 for update', [scene.id]);
    await tx.query('select from submission where id = $1 for update', [scene.id]);
    const begun: Acting[] = [];
    for (const verb of verbs) {
      const one = act(core, verb, scene);
      begun.push(one);
      await untilItWaits(tx, one);
    }
    return begun;
  });
  return Promise.all(acting.map(({ ended }) => ended));
}

/** Two acts begun together. */
export const actTogether = (core: CoreFixture, scene: Scene, verbs: readonly [Verb, Verb]): Promise<Ended[]> =>
  Promise.all(verbs.map((verb) => act(core, verb, scene).ended));
