import { ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { CoreFixture } from '@countersign/testing';
import type { Scene } from './scene.js';
import { readState, toldAlike } from './state-after.js';
import { verbs, type Verb } from './verbs.js';

/** Which of two acts were done, in the order in which they are named, and what is kept of the item then. */
export interface Outcome {
  done: readonly [boolean, boolean];
  state: string;
}

/** What comes of an act alone, and of each other after it. */
export interface InTurn {
  alone: Outcome;
  before: ReadonlyMap<string, Outcome>;
}

class Undone extends Error {}

/** Whether it was done; a refusal leaves nothing. */
async function isDone(tx: Tx, act: () => Promise<unknown>, point: string): Promise<boolean> {
  await tx.execute(`savepoint ${point}`);
  try {
    await act();
    return true;
  } catch (error) {
    if (!(error instanceof ProductError)) throw error;
    await tx.execute(`rollback to savepoint ${point}`);
    return false;
  }
}

/** What comes of one act and of each other after it; all of it is undone. Nothing comes after what is not done. */
export async function actInTurn(core: CoreFixture, scene: Scene, first: Verb, query: string): Promise<InTurn> {
  const before = new Map<string, Outcome>();
  let alone: Outcome = { done: [false, false], state: '' };
  const work = async (tx: Tx): Promise<void> => {
    const state = async () => toldAlike(await readState(tx, query, scene), scene);
    const done = await isDone(tx, () => first(tx, scene, core), 'one');
    alone = { done: [done, false], state: await state() };
    if (!done) throw new Undone();
    await tx.execute('savepoint between_them');
    for (const [name, second] of Object.entries(verbs)) {
      const then = await isDone(tx, () => second(tx, scene, core), 'two');
      before.set(name, { done: [done, then], state: then ? await state() : alone.state });
      if (then) await tx.execute('rollback to savepoint between_them');
    }
    throw new Undone();
  };
  await core.db.transaction(work).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return { alone, before };
}
