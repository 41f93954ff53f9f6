import { workerActor, type PersonActor } from '@countersign/access';
import type { DecisionAnswer } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import { must, type CoreFixture } from '@countersign/testing';
import { enterSecondReviews, type Lots } from '../src/index.js';
import { outcomeOf, reviewActs } from './review-acts.js';

interface DrawRow {
  state: string;
  repeat_id: string | null;
  enters_at: Date | null;
}

/** What happens to decided outputs that are reviewed once more, on the fixture of a test. */
export function secondReviewActs(core: () => CoreFixture, lots: Lots) {
  const { claimed, decisionOn, decide } = reviewActs(core);

  /** The policy with second reviews of this share of every tier. */
  const policyOf = (share: number, within = 0): Policy => {
    const { policy } = core();
    const stratifyBy: Policy['reviewQuality']['secondReview']['stratifyBy'] = ['system', 'outcome'];
    const secondReview = { share: { minimal: share, limited: share, high: share }, stratifyBy, within };
    return { ...policy, reviewQuality: { ...policy.reviewQuality, secondReview } };
  };
  const enter = (policy = policyOf(1), now = new Date()): Promise<number> =>
    core().db.transaction((tx) => enterSecondReviews(tx, workerActor, { policy, lots }, now));

  /** An output that somebody has decided. */
  const decided = async (
    outcome: 'approve' | 'reject' | 'request-changes',
    { title = 'once', by }: { title?: string; by?: PersonActor } = {},
  ): Promise<string> => {
    const id = await core().waiting({ title });
    const actor = by ?? (await core().person());
    await decide(actor, await decisionOn(actor, await claimed(actor, id), outcome));
    return id;
  };

  const drawOf = async (original: string): Promise<DrawRow | undefined> => {
    const rows = await core().db.read((tx) =>
      tx.query<DrawRow>('select state, repeat_id, enters_at from second_review_draw where submission_id = $1', [
        original,
      ]),
    );
    return rows[0];
  };

  /** The submission that repeats a decided output. */
  const repeatOf = async (original: string): Promise<string> => {
    await enter();
    return must((await drawOf(original))?.repeat_id ?? undefined);
  };

  const reviewAgain = async (
    original: string,
    outcome: 'approve' | 'reject',
    by?: PersonActor,
  ): Promise<{ repeat: string; answer: DecisionAnswer | null }> => {
    const repeat = await repeatOf(original);
    const actor = by ?? (await core().person());
    const answer = await decide(actor, await decisionOn(actor, await claimed(actor, repeat), outcome));
    return { repeat, answer: outcomeOf(answer) };
  };
  return { policyOf, enter, decided, drawOf, repeatOf, reviewAgain };
}
