import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { newId } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { CoreFixture, must } from '@countersign/testing';
import { drawingPolicy, goldActs, planted } from '../../../test/gold-acts.js';
import { reviewActs } from '../../../test/review-acts.js';
import {
  agreementOf,
  getMyQuality,
  getReviewerQuality,
  giveOpinion,
  listReviewerQuality,
  Lots,
  readSharedRatings,
} from '../../index.js';

let core: CoreFixture;
let policy: Policy;
let lead: PersonActor;
const lots = new Lots(generateKeyPairSync('ed25519').privateKey);
beforeAll(async () => {
  core = await CoreFixture.open(20);
  policy = drawingPolicy(core);
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());
const { claimed, decisionOn, decide } = reviewActs(() => core);
const { shownOnce } = goldActs(() => ({ core, policy, lead }), lots);

/** The policy, but what is right of gold items is told the day after. */
const dailyOf = (one: Policy): Policy => {
  const { reviewQuality } = one;
  return { ...one, reviewQuality: { ...reviewQuality, gold: { ...reviewQuality.gold, tell: 'daily' } } };
};

describe('quality of review', () => {
  it('is told to the person and to their lead, and to nobody else', async () => {
    const reviewer = await core.person([{ role: 'reviewer', system: 'answers' }]);
    const { submission } = await shownOnce({ outcome: 'approve', planted }, 'mine to see');
    await decide(reviewer, await decisionOn(reviewer, await claimed(reviewer, submission), 'reject'));
    const own = await core.db.read((tx) => getMyQuality(tx, reviewer, 30, policy));
    expect(own).toMatchObject({
      decisions: 1,
      right: { hits: 0, of: 1, share: null },
      over: { seen: { hits: 1, of: 1 } },
      under: { seen: { of: 0 } },
      gold: [{ submission, outcome: 'approve', decided: 'reject', right: false, verdictRight: false }],
    });
    const about = { days: 30, person: reviewer.id };
    expect(await core.db.transaction((tx) => getReviewerQuality(tx, lead, about, policy))).toMatchObject({
      decisions: 1,
    });
    const strangers = [
      await core.person([{ role: 'compliance', system: null }]),
      await core.person([{ role: 'administrator', system: null }]),
      await core.person(),
    ];
    for (const stranger of strangers) {
      await expect(core.db.transaction((tx) => getReviewerQuality(tx, stranger, about, policy))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const other = await core.person([{ role: 'lead', system: 'planner' }]);
    await expect(core.db.transaction((tx) => getReviewerQuality(tx, other, about, policy))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await core.db.transaction((tx) => listReviewerQuality(tx, other, { days: 30 }, policy))).toEqual({
      items: [],
      more: false,
    });
    await expect(
      core.db.transaction((tx) => getReviewerQuality(tx, lead, { days: 30, person: newId() }, policy)),
    ).rejects.toMatchObject({ code: 'not-found' });
    // What was read of people is recorded, and nothing of what was refused, empty, or one's own.
    await core.db.transaction((tx) => listReviewerQuality(tx, lead, { days: 30 }, policy));
    const noted = await core.db.read((tx) =>
      tx.query<{ actor: string; subject: string | null; what: string }>(
        `select e.actor, e.subject, p.payload ->> 'what' as what from audit_entry e join audit_payload p on p.entry_id = e.id
         where e.action = 'personal-data.read' and p.payload ->> 'what' like 'review%' order by e.id`,
      ),
    );
    expect(noted).toEqual([
      { actor: lead.pseudonym, subject: reviewer.pseudonym, what: 'reviewer-quality' },
      { actor: lead.pseudonym, subject: null, what: 'reviewers-quality' },
    ]);
  });

  it('keeps the answers of today back where the policy tells them daily', async () => {
    const reviewer = await core.person();
    const { submission } = await shownOnce({ outcome: 'approve' }, 'later');
    await decide(reviewer, await decisionOn(reviewer, await claimed(reviewer, submission), 'approve'));
    await decide(reviewer, await decisionOn(reviewer, await claimed(reviewer, await core.waiting()), 'approve'));
    const at = (now: Date) => core.db.read((tx) => getMyQuality(tx, reviewer, 30, dailyOf(policy), now));
    expect(await at(new Date())).toMatchObject({ decisions: 0, gold: [], right: { of: 0 } });
    expect(await at(new Date(Date.now() + 86_400_000))).toMatchObject({ decisions: 2, gold: [{ submission }] });
  });

  it('tells a lead nothing of an output on which others may still decide, nor of their own more than they are told', async () => {
    const { submission } = await shownOnce({ outcome: 'approve' }, 'still open');
    await core.db.transaction((tx) =>
      tx.execute('update review set approvals_needed = 2 where submission_id = $1', [submission]),
    );
    const [first, chief] = [await core.person(), await core.person([{ role: 'lead', system: null }])];
    const say = async (by: PersonActor) => decide(by, await decisionOn(by, await claimed(by, submission), 'approve'));
    await say(first);
    expect(await core.db.read((tx) => getMyQuality(tx, first, 30, policy))).toMatchObject({ gold: [{ submission }] });
    const about = (person: string) =>
      core.db.transaction((tx) => listReviewerQuality(tx, chief, { days: 30, person }, dailyOf(policy)));
    expect(await about(first.id)).toEqual({ items: [], more: false });
    await say(chief);
    expect(await about(first.id)).toMatchObject({ items: [{ decisions: 1, gold: [{ submission }] }] });
    expect(await about(chief.id)).toMatchObject({ items: [{ decisions: 0, gold: [], right: { of: 0 } }] });
  });

  it('counts decisions after an opinion that the tier asked for, and compares them with no others', async () => {
    const reviewer = await core.person();
    const { submission } = await shownOnce({ outcome: 'approve', planted }, 'by tier');
    const held = await claimed(reviewer, submission);
    await core.db.transaction(async (tx) => {
      await tx.execute(
        `insert into review_arm (submission_id, person_id, arm, drawn_by, policy_digest, drawn_at)
         values ($1, $2, 'hidden', 'tier', 'x', now())`,
        [submission, reviewer.id],
      );
      await giveOpinion(tx, reviewer, { claim: held.id, outcome: 'approve', confidence: 3, reasons: [] }, policy);
    });
    await decide(reviewer, await decisionOn(reviewer, held, 'approve'));
    expect(await core.db.read((tx) => getMyQuality(tx, reviewer, 30, policy))).toMatchObject({
      decisions: 1,
      right: { hits: 1, of: 1 },
      over: { seen: { of: 0 }, unseen: { of: 0 } },
      changed: { of: 0 },
    });
  });

  it('compares people who decided on the same output', async () => {
    const people = [await core.person(), await core.person()];
    for (let nth = 0; nth < 9; nth += 1) {
      const id = await core.waiting({ publicInterest: true });
      for (const [place, actor] of people.entries()) {
        const outcome = place === 1 && nth % 2 === 0 ? (nth % 4 === 0 ? 'reject' : 'request-changes') : 'approve';
        await decide(actor, await decisionOn(actor, await claimed(actor, id), outcome));
      }
    }
    const agreementOn = async (by: PersonActor, queue?: string) =>
      await agreementOf(await core.db.read((tx) => readSharedRatings(tx, by, { days: 30, queue })));
    const agreement = await agreementOn(lead);
    expect(agreement.units).toBeGreaterThanOrEqual(10);
    expect(agreement.nominal?.value).toEqual(expect.any(Number));
    const { rows, ...period } = await core.db.read((tx) => readSharedRatings(tx, lead, { days: 30 }));
    const few = await agreementOf({
      ...period,
      rows: rows.filter(({ unit }) => unit !== must(rows[0]).unit).slice(0, 18),
    });
    // Somebody who asks for changes to what another approved counts as one who disagrees.
    const alike = await agreementOf({ ...period, rows: rows.map((row) => ({ ...row, outcome: 'approve' as const })) });
    const milder = await agreementOf({
      ...period,
      rows: rows.map((row) => (row.outcome === 'request-changes' ? { ...row, outcome: 'approve' as const } : row)),
    });
    expect([alike.nominal, alike.pairs, alike.kappa]).toEqual([null, 0, null]);
    expect(milder.nominal?.value).toBeGreaterThan(must(agreement.nominal?.value));
    expect(agreement.reasons[0]?.alpha).toMatchObject({ value: expect.any(Number), from: expect.any(Number) });
    expect(few).toMatchObject({ units: 9, least: 10, nominal: null, ordinal: null, kappa: null, reasons: [] });
    expect(agreement.ratings).toBeGreaterThanOrEqual(2 * agreement.units);
    expect(await agreementOn(lead, 'images')).toMatchObject({
      units: 0,
      nominal: null,
      ordinal: null,
      kappa: null,
      reasons: [],
    });
    await expect(agreementOn(must(people[0]))).rejects.toMatchObject({ code: 'forbidden' });
  });
});
