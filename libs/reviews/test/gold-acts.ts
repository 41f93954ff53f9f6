import { workerActor, type PersonActor } from '@countersign/access';
import type { GoldItemInput, GoldItemView } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import { must, plainFinding, type CoreFixture } from '@countersign/testing';
import { addGoldItem, enterGoldItems, retireGoldItem, type Lots } from '../src/index.js';
import { reviewActs } from './review-acts.js';

export const planted: NonNullable<GoldItemInput['planted']> = [{ check: 'text-factuality', ...plainFinding }];

/** The policy of a fixture, under which every true output draws a gold item. */
export function drawingPolicy({ policy }: CoreFixture): Policy {
  const { reviewQuality } = policy;
  return { ...policy, reviewQuality: { ...reviewQuality, gold: { ...reviewQuality.gold, share: 1 } } };
}

/** Who leads, and under what gold items enter. */
interface Stage {
  core: CoreFixture;
  policy: Policy;
  lead: PersonActor;
}

/** How gold items are made and enter the queue, on the fixture of a test. */
export function goldActs(stage: () => Stage, lots: Lots) {
  const { claimed, decisionOn, decide } = reviewActs(() => stage().core);

  /** An output that somebody has decided. */
  const decided = async (outcome: 'approve' | 'reject', title: string): Promise<string> => {
    const { core } = stage();
    const id = await core.waiting({ title });
    const actor = await core.person();
    await decide(actor, await decisionOn(actor, await claimed(actor, id), outcome));
    return id;
  };
  const add = (input: Omit<GoldItemInput, 'reasons'>, actor = stage().lead): Promise<GoldItemView> => {
    const { core } = stage();
    return core.db.transaction((tx) => addGoldItem(tx, actor, { reasons: [], ...input }, core.policy));
  };
  const enter = (): Promise<number> => {
    const { core, policy } = stage();
    return core.db.transaction((tx) => enterGoldItems(tx, workerActor, { policy, lots }));
  };
  const showings = async (item: string): Promise<string[]> => {
    const rows = await stage().core.db.read((tx) =>
      tx.query<{ id: string }>('select submission_id as id from gold_showing where gold_item_id = $1 order by id', [
        item,
      ]),
    );
    return rows.map(({ id }) => id);
  };
  /** A gold item in the queue, once: its id and that of the showing. */
  const shownOnce = async (input: Omit<GoldItemInput, 'reasons' | 'submission'>, title: string) => {
    const { core, lead } = stage();
    const item = await add({ submission: await decided('approve', title), ...input });
    await core.waiting({ title: 'true' });
    await enter();
    const [showing] = await showings(item.id);
    await core.db.transaction((tx) => retireGoldItem(tx, lead, item.id));
    return { item: item.id, submission: must(showing) };
  };
  return { decided, add, enter, showings, shownOnce };
}
