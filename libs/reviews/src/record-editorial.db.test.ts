import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import type { DecisionInput, DisclosureView } from '@countersign/contracts';
import { parseSubmission, reviseSubmission } from '@countersign/submissions';
import { CoreFixture, must, textBody } from '@countersign/testing';
import { codeOf, outcomeOf, reviewActs } from '../test/review-acts.js';
import { getDisclosure } from './index.js';

const sources = { image: 'Art. 50(4) first subparagraph', text: 'Art. 50(4) second subparagraph' };
const editorial = { substanceReviewed: true, factsChecked: true, responsible: 'Desk of the Chronicle' } as const;

let core: CoreFixture;
let [first, second]: PersonActor[] = [];
beforeAll(async () => {
  core = await CoreFixture.open(20);
  [first, second] = [await core.person(), await core.person()];
});
afterAll(() => core.close());

const { claimed, decisionOn, decide } = reviewActs(() => core);
const decideOn = async (
  actor: PersonActor,
  id: string,
  outcome: DecisionInput['outcome'],
  given: DecisionInput['editorial'] = null,
) => {
  const input = await decisionOn(actor, await claimed(actor, id), outcome);
  return decide(actor, { ...input, editorial: given });
};
const disclosureOf = (id: string): Promise<DisclosureView> =>
  core.db.read((tx) => getDisclosure(tx, must(first), id, { language: 'en', sources }));

describe('the editorial record of Art. 50(4)', () => {
  it('lifts the label of a text of public interest, and stands in the log without names', async () => {
    const id = await core.waiting({ publicInterest: true });
    expect(await disclosureOf(id)).toMatchObject({ label: 'label-required', record: null });
    const answer = outcomeOf(await decideOn(must(first), id, 'approve', editorial));
    expect(answer?.submission.state).toBe('awaiting-review');
    const half = await disclosureOf(id);
    expect(half).toMatchObject({ label: 'label-required', record: { voided: false } });
    expect(half.reason).toContain('not approved');
    await decideOn(must(second), id, 'approve', { ...editorial, responsible: 'Somebody else' });
    const disclosure = await disclosureOf(id);
    expect(disclosure).toMatchObject({
      label: 'editorial',
      record: {
        version: 1,
        contentDigest: answer?.decision.binding.contentDigest,
        reviewer: must(first).name,
        responsible: editorial.responsible,
        voided: false,
      },
    });
    expect(disclosure.source).toBe(sources.text);
    expect((await core.actions(id)).filter((action) => action === 'editorial.recorded')).toHaveLength(2);
    const [entry] = await core.db.read((tx) =>
      tx.query<{ payload: object }>('select payload from audit_payload where entry_id = $1', [
        disclosure.record?.entry,
      ]),
    );
    expect(entry?.payload).toMatchObject({ submission: id, substanceReviewed: true, factsChecked: true });
    expect(JSON.stringify(entry)).not.toContain('Chronicle');
  });

  it('lifts nothing any more once the approval is revoked', async () => {
    const id = await core.waiting({ publicInterest: true });
    await decideOn(must(first), id, 'approve', editorial);
    await decideOn(must(second), id, 'approve');
    expect((await disclosureOf(id)).label).toBe('editorial');
    await core.db.transaction((tx) => tx.execute(`update submission set state = 'revoked' where id = $1`, [id]));
    expect((await disclosureOf(id)).label).toBe('label-required');
  });

  it('is voided by a later change by AI', async () => {
    const id = await core.waiting({ publicInterest: true });
    await decideOn(must(first), id, 'approve', editorial);
    await decideOn(must(second), id, 'request-changes');
    const parsed = parseSubmission(textBody({ publicInterest: true, title: 'Changed by AI' }));
    const revision = await core.db.transaction((tx) =>
      reviseSubmission(tx, core.client, { id, parsed, idempotencyKey: null }, core.policy),
    );
    expect(await disclosureOf(revision.id)).toMatchObject({
      label: 'label-required',
      record: { submission: id, version: 1, voided: true },
    });
    await core.check([revision.id]);
    await decideOn(must(second), revision.id, 'approve', editorial);
    await decideOn(must(first), revision.id, 'approve');
    expect(await disclosureOf(revision.id)).toMatchObject({
      label: 'editorial',
      record: { version: 2, voided: false },
    });
  });

  it('goes with the approval of such a text only; else nothing is decided', async () => {
    const plain = await core.waiting();
    const open = await core.waiting({ publicInterest: true });
    const hold = async (id: string, outcome: DecisionInput['outcome']) => {
      const input = await decisionOn(must(first), await claimed(must(first), id), outcome);
      return codeOf(await decide(must(first), { ...input, editorial }));
    };
    expect(await hold(plain, 'approve')).toBe('invalid-body');
    expect(await hold(open, 'reject')).toBe('invalid-body');
    expect(await core.actions(open)).not.toContain('review.decided');
    expect(await disclosureOf(plain)).toMatchObject({ label: 'not-of-public-interest', record: null });
  });
});
