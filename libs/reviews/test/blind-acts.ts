import type { PersonActor } from '@countersign/access';
import type { CheckResult, ClaimView } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import { passedResult, plainFinding, textBody, type CoreFixture } from '@countersign/testing';
import { claimReviews, drawArms, getClaims, type Claim, type Lots } from '../src/index.js';

const flagged: CheckResult = {
  ...passedResult,
  outcome: 'flagged',
  score: 0.2,
  findings: [{ ...plainFinding, severity: 'critical' }],
};

/** How outputs are claimed while verdicts may be hidden, on the fixture of a test. */
export function blindActs(core: () => CoreFixture, lots: Lots) {
  /** The policy with this share, or these tiers, of hidden verdicts. */
  const policyOf = (change: Partial<Policy['reviewQuality']['blind']['machineVerdict']>): Policy => {
    const { policy } = core();
    const { blind } = policy.reviewQuality;
    const machineVerdict = { ...blind.machineVerdict, ...change };
    return { ...policy, reviewQuality: { ...policy.reviewQuality, blind: { ...blind, machineVerdict } } };
  };
  /** A flagged output that waits. */
  const waiting = async (changes: Record<string, unknown> = {}): Promise<string> => {
    const [id = ''] = await core().submit(textBody(changes));
    await core().check([id], flagged);
    return id;
  };
  const shown = async (actor: PersonActor, claim: Claim, policy: Policy): Promise<ClaimView> => {
    const asked = [{ actor, input: { ...claim, language: 'en' as const } }];
    const [result] = await core().db.read((tx) => getClaims(tx, asked, policy));
    if (!result || 'refusal' in result) throw new Error('not shown');
    return result.answer;
  };
  /** Claims an output as the API does, with its arm drawn. */
  const take = async (actor: PersonActor, submission: string, policy: Policy) => {
    const claim = await core().db.transaction(async (tx) => {
      const results = await claimReviews(tx, [{ actor, input: { submission } }]);
      const claims = results.map((result) => ({ actor, result }));
      await drawArms(tx, claims, { policy, lots });
      const [result] = results;
      if (!result || 'refusal' in result || !result.answer) throw new Error('nothing was claimed');
      return result.answer;
    });
    return { claim, view: await shown(actor, claim, policy) };
  };
  return { policyOf, waiting, shown, take };
}
