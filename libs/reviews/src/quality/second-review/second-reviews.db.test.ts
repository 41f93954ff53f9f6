import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import { addComment, getSubmission, listSubmissions } from '@countersign/submissions';
import { CoreFixture, must, textBody } from '@countersign/testing';
import { codeOf, reviewActs } from '../../../test/review-acts.js';
import { secondReviewActs } from '../../../test/second-review-acts.js';
import {
  addGoldItem,
  answerContestation,
  contestDecision,
  enterGoldItems,
  enterSecondReviews,
  getReceipt,
  openDecisions,
  listSecondReviews,
  Lots,
  readSharedRatings,
} from '../../index.js';

const day = 86_400_000;
const lots = new Lots(generateKeyPairSync('ed25519').privateKey);
let core: CoreFixture;
let lead: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open(20);
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());
const { claim, claimed, decisionOn, decide } = reviewActs(() => core);
const { policyOf, enter, decided, drawOf, repeatOf, reviewAgain } = secondReviewActs(() => core, lots);

describe('second reviews', () => {
  it('are drawn once of each decided output, up to less than one of the share in every stratum, also when workers race', async () => {
    await enter(policyOf(0.5));
    const made: string[] = [];
    for (const outcome of ['approve', 'approve', 'reject', 'approve', 'approve', 'reject', 'approve'] as const)
      made.push(await decided(outcome));
    const entered = await Promise.all([enter(policyOf(0.5)), enter(policyOf(0.5)), enter(policyOf(0.5))]);
    const rows = await core.db.read((tx) =>
      tx.query<{ outcome: string; seen: number; chosen: number; repeats: number }>(
        `select t.outcome, t.seen, t.chosen, count(n.repeat_id)::int as repeats
         from second_review_stratum t join second_review_draw n using (stratum) group by t.stratum order by t.outcome`,
      ),
    );
    expect(rows.map(({ outcome, seen }) => [outcome, seen])).toEqual([
      ['approved', 5],
      ['rejected', 2],
    ]);
    for (const { seen, chosen, repeats } of rows) {
      expect(Math.abs(chosen - seen / 2)).toBeLessThan(1);
      expect(repeats).toBe(chosen);
    }
    expect(entered.reduce((sum, count) => sum + count, 0)).toBe(rows.reduce((sum, { chosen }) => sum + chosen, 0));
    expect(await enter(policyOf(0.5))).toBe(0);
    expect((await core.db.read((tx) => listSecondReviews(tx, lead))).strata).toEqual(
      rows.map(({ outcome, seen }) => expect.objectContaining({ system: 'answers', outcome, seen, reviewed: 0 })),
    );
    const planner = await core.person([{ role: 'lead', system: 'planner' }]);
    expect(await core.db.read((tx) => listSecondReviews(tx, planner))).toEqual({ strata: [], more: false });
    await expect(core.db.read(async (tx) => listSecondReviews(tx, await core.person()))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('change neither the output nor its receipt, and are kept, recorded and never changed', async () => {
    const original = await decided('approve');
    const receipt = await core.db.read((tx) => getReceipt(tx, core.client, original));
    const { repeat, answer } = await reviewAgain(original, 'reject');
    expect([answer?.submission.state, answer?.gold]).toEqual(['rejected', undefined]);
    expect(await core.db.read((tx) => getReceipt(tx, core.client, original))).toBe(receipt);
    const seen = await core.db.read((tx) => getSubmission(tx, core.client, original, 'en'));
    expect(seen.state).toBe('approved');
    expect(await core.actions(original)).not.toContain('second-review.recorded');
    const [row] = await core.db.read((tx) =>
      tx.query<Record<string, unknown>>(
        `select v.first_outcome, v.outcome, e.action, e.subject, p.payload from second_review v
         join audit_entry e on e.id = v.entry_id join audit_payload p on p.entry_id = e.id where v.original_id = $1`,
        [original],
      ),
    );
    const payload = { submission: original, repeat, first: 'approved', second: 'rejected', differs: true };
    const entry = { action: 'second-review.recorded', subject: null, payload };
    expect(row).toEqual({ first_outcome: 'approved', outcome: 'rejected', ...entry });
    for (const change of ['update second_review set outcome = first_outcome', 'delete from second_review'])
      await expect(core.db.transaction((tx) => tx.execute(change))).rejects.toThrow(/denied|stay as they are/);
  });

  it('give no receipt for the repeat, and programs do not find it', async () => {
    const { repeat } = await reviewAgain(await decided('approve'), 'approve');
    await expect(core.db.read((tx) => getReceipt(tx, core.client, repeat))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(core.db.read((tx) => getSubmission(tx, core.client, repeat, 'en'))).rejects.toMatchObject({
      code: 'not-found',
    });
    const listed = await core.db.read((tx) => listSubmissions(tx, core.client, { limit: 200 }));
    expect(listed.items.some(({ id }) => id === repeat)).toBe(false);
  });

  it('go to nobody who took part, and show neither the first decision nor its comments', async () => {
    const first = await core.person();
    const original = await decided('approve', { title: 'blind', by: first });
    const spoke = await core.person();
    await core.db.transaction((tx) => addComment(tx, spoke, { submission: original, text: 'I looked at it, too.' }));
    const repeat = await repeatOf(original);
    for (const actor of [first, spoke]) expect(codeOf(await claim(actor, repeat))).toBe('already-decided');
    const other = await core.person();
    expect(codeOf(await claim(other, repeat))).toBeNull();
    expect(await core.db.transaction((tx) => openDecisions(tx, other, repeat, core.policy))).toEqual([]);
    const twin = await core.waiting({ title: 'blind' });
    const actionsOf = async (id: string) => (await core.actions(id)).filter((action) => action !== 'review.claimed');
    expect((await actionsOf(repeat)).toSorted()).toEqual((await actionsOf(twin)).toSorted());
    const view = (id: string) => core.db.read((tx) => getSubmission(tx, other, id, 'en'));
    expect(Object.keys(await view(repeat))).toEqual(Object.keys(await view(twin)));
  });

  it('go not to who answers a contestation of the output while the repeat waits', async () => {
    const original = await decided('approve', { title: 'contested' });
    const repeat = await repeatOf(original);
    const input = { submission: original, reason: 'The flow is wrong.', by: 'client' as const };
    await core.db.transaction((tx) => contestDecision(tx, core.client, input, core.policy));
    const answerer = await core.person();
    const held = await claimed(answerer, original);
    const { binding } = await decisionOn(answerer, held, 'approve');
    const answer = {
      claim: held.id,
      contentDigest: binding.contentDigest,
      outcome: 'upheld' as const,
      answer: 'Read.',
    };
    await core.db.transaction((tx) => answerContestation(tx, answerer, answer, core.policy));
    expect(codeOf(await claim(answerer, repeat))).toBe('already-decided');
    expect(codeOf(await claim(await core.person(), repeat))).toBeNull();
  });

  it('leave out gold items, second reviews themselves, and what was neither approved nor rejected', async () => {
    const asked = await decided('request-changes');
    const original = await decided('approve', { title: 'gold' });
    const input = { submission: original, outcome: 'approve' as const, reasons: [] };
    await core.db.transaction((tx) => addGoldItem(tx, lead, input, core.policy));
    await core.waiting({ title: 'draws' });
    const { reviewQuality } = core.policy;
    const gold = { ...core.policy, reviewQuality: { ...reviewQuality, gold: { ...reviewQuality.gold, share: 1 } } };
    await core.db.transaction((tx) => enterGoldItems(tx, workerActor, { policy: gold, lots }));
    const [showing] = await core.db.read((tx) =>
      tx.query<{ id: string }>('select submission_id as id from gold_showing'),
    );
    const { id } = must(showing);
    // While it waits as gold, the same output does not enter a second time.
    await enter();
    expect(await drawOf(original)).toMatchObject({ state: 'chosen' });
    const actor = await core.person();
    await decide(actor, await decisionOn(actor, await claimed(actor, id), 'reject'));
    const repeat = await repeatOf(original);
    expect(codeOf(await claim(actor, repeat))).toBe('already-decided');
    await reviewAgain(original, 'approve');
    await enter();
    for (const none of [asked, id, repeat]) expect(await drawOf(none)).toBeUndefined();
  });

  it('enter at a moment by lot within the days that the policy gives, if the outcome still stands', async () => {
    const [stays, goes] = [await decided('approve'), await decided('approve')];
    const before = Date.now();
    await enter(policyOf(1, 3));
    for (const id of [stays, goes]) {
      const { state, enters_at: at } = must(await drawOf(id));
      expect(state).toBe('chosen');
      expect(must(at ?? undefined).getTime()).toBeGreaterThan(before - day);
      expect(must(at ?? undefined).getTime()).toBeLessThanOrEqual(before + 3 * day);
    }
    await core.db.transaction((tx) => tx.execute(`update submission set state = 'revoked' where id = $1`, [goes]));
    await enter(policyOf(1, 3), new Date(Date.now() + 3 * day));
    expect((await drawOf(stays))?.state).toBe('entered');
    expect(await drawOf(goes)).toMatchObject({ state: 'dropped', repeat_id: null });
  });

  it('draw nothing where the policy has no share, and only services enter them', async () => {
    const original = await decided('approve');
    expect(await enter(policyOf(0))).toBe(0);
    expect(await drawOf(original)).toBeUndefined();
    const asked = core.db.transaction((tx) => enterSecondReviews(tx, lead, { policy: policyOf(1), lots }));
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('count in agreement as another word on the same output', async () => {
    const original = await decided('approve');
    await reviewAgain(original, 'reject');
    const { rows } = await core.db.read((tx) => readSharedRatings(tx, lead, { days: 30 }));
    expect(rows.filter(({ unit }) => unit === original).map(({ outcome }) => outcome)).toEqual(['approve', 'reject']);
  });

  it('take as many people as the route asks for, and end with the last', async () => {
    const [id = ''] = await core.submit(textBody({ publicInterest: true }));
    await core.check([id]);
    for (const actor of [await core.person(), await core.person()])
      await decide(actor, await decisionOn(actor, await claimed(actor, id), 'approve'));
    const repeat = await repeatOf(id);
    const ended = async () => {
      const rows = await core.db.read((tx) =>
        tx.query('select 1 from second_review where submission_id = $1', [repeat]),
      );
      return rows.length;
    };
    for (const count of [0, 1]) {
      const actor = await core.person();
      await decide(actor, await decisionOn(actor, await claimed(actor, repeat), 'approve'));
      expect(await ended()).toBe(count);
    }
  });
});
