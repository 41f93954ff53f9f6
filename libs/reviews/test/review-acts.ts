import type { PersonActor } from '@countersign/access';
import type { DecisionAnswer, DecisionInput } from '@countersign/contracts';
import type { GroupResult } from '@countersign/submissions';
import type { CoreFixture } from '@countersign/testing';
import { claimReviews, decideReviews, getClaims, type Claim } from '../src/index.js';

/** What reviewers do, one act a transaction, on the fixture of a test. */
export function reviewActs(core: () => CoreFixture) {
  const claim = async (
    actor: PersonActor,
    submission?: string,
    at = new Date(),
  ): Promise<GroupResult<Claim | null>> => {
    const input = submission === undefined ? {} : { submission };
    const [result] = await core().db.transaction((tx) => claimReviews(tx, [{ actor, input }], at));
    if (!result) throw new Error('no result');
    return result;
  };
  const claimed = async (actor: PersonActor, submission: string): Promise<Claim> => {
    const result = await claim(actor, submission);
    if ('refusal' in result) throw result.refusal;
    if (!result.answer) throw new Error('nothing was claimed');
    return result.answer;
  };
  const decisionOn = async (
    actor: PersonActor,
    held: Claim,
    outcome: DecisionInput['outcome'],
  ): Promise<DecisionInput> => {
    const [shown] = await core().db.read((tx) =>
      getClaims(tx, [{ actor, input: { ...held, language: 'en' } }], core().policy),
    );
    if (!shown || 'refusal' in shown) throw new Error('The claim is not shown.');
    const { binding } = shown.answer;
    const code =
      core().policy.reasons.reasons.find((reason) => reason.outcomes.includes(outcome) && !reason.modalities)?.code ??
      '';
    return { claim: held.id, binding, outcome, reasons: [{ code }] };
  };
  const decide = async (
    actor: PersonActor,
    input: DecisionInput,
    at = new Date(),
  ): Promise<GroupResult<DecisionAnswer>> => {
    const context = { policy: core().policy, signer: core().signer };
    const [result] = await core().db.transaction((tx) => decideReviews(tx, [{ actor, input }], context, at));
    if (!result) throw new Error('no result');
    return result;
  };
  return { claim, claimed, decisionOn, decide };
}

/** The code of a refusal; null for an answer. */
export const codeOf = (result: GroupResult<unknown>): string | null =>
  'refusal' in result ? result.refusal.code : null;

/** The answer to a decision; null for a refusal. */
export const outcomeOf = (result: GroupResult<DecisionAnswer>): DecisionAnswer | null =>
  'answer' in result ? result.answer : null;
