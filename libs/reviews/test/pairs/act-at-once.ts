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

/** Something that is done in the transaction given. */
export type Act = (tx: Tx) => Promise<unknown>;

function begin(core: CoreFixture, act: Act): Acting {
  let attempts = 0;
  let tell: (pid: number) => void = () => undefined;
  const pid = new Promise<number>((resolve) => (tell = resolve));
  const work = async (tx: Tx): Promise<void> => {
    attempts += 1;
    const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    tell(row?.pid ?? 0);
    await act(tx);
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
 * Two acts of which each has read what it reads before it locks, and neither has changed anything: while somebody else holds what they act
 * on (statements with its id as $1), the first comes and waits, then the second; then it is let go.
 */
export async function actBehind(
  core: CoreFixture,
  { id, locks }: { id: string; locks: readonly string[] },
  acts: readonly [Act, Act],
): Promise<Ended[]> {
  const acting = await core.db.transaction(async (tx) => {
    for (const lock of locks) await tx.query(lock, [id]);
    const begun: Acting[] = [];
    for (const act of acts) {
      const one = begin(core, act);
      begun.push(one);
      await untilItWaits(tx, one);
    }
    return begun;
  });
  return Promise.all(acting.map(({ ended }) => ended));
}

const ofReview = [
  'select from review where submission_id = $1 for update',
  'select from submission where id = $1 for update',
];

const actOf =
  (core: CoreFixture, scene: Scene, verb: Verb): Act =>
  (tx) =>
    verb(tx, scene, core);

/** Two acts on the item of a scene that meet as those of `actBehind` do. */
export const actBehindLock = (core: CoreFixture, scene: Scene, [one, other]: readonly [Verb, Verb]): Promise<Ended[]> =>
  actBehind(core, { id: scene.id, locks: ofReview }, [actOf(core, scene, one), actOf(core, scene, other)]);

/** Two acts begun together. */
export const actTogether = (core: CoreFixture, scene: Scene, verbs: readonly [Verb, Verb]): Promise<Ended[]> =>
  Promise.all(verbs.map((verb) => begin(core, actOf(core, scene, verb)).ended));
