import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import type { CheckResult, ClaimView, OpinionInput } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import { CoreFixture, must, passedResult, textBody } from '@countersign/testing';
import { codeOf, outcomeOf, reviewActs } from '../../../test/review-acts.js';
import {
  claimReviews,
  drawArms,
  findTelling,
  getClaims,
  getSubmissionBlind,
  giveOpinion,
  listCommentsBlind,
  listDecisionsBlind,
  listFindingsBlind,
  listQueue,
  listSubmissionsBlind,
  Lots,
  type Claim,
} from '../../index.js';
import { addComment } from '@countersign/submissions';

let core: CoreFixture;
const lots = new Lots(generateKeyPairSync('ed25519').privateKey);
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());
const { decisionOn, decide } = reviewActs(() => core);

const flagged: CheckResult = {
  ...passedResult,
  outcome: 'flagged',
  score: 0.2,
  findings: [
    {
      code: 'unsupported-claim',
      severity: 'critical',
      score: 0.9,
      place: null,
      message: { en: 'Not carried.', 'zh-TW': '無依據。' },
      explanation: { en: 'No source says so.', 'zh-TW': '沒有來源。' },
      evidence: [],
      model: { name: 'm', revision: '1' },
    },
  ],
};

/** The policy with this share, or these tiers, of hidden verdicts. */
function policyOf(change: Partial<Policy['reviewQuality']['blind']['machineVerdict']>): Policy {
  const { blind } = core.policy.reviewQuality;
  const machineVerdict = { ...blind.machineVerdict, ...change };
  return { ...core.policy, reviewQuality: { ...core.policy.reviewQuality, blind: { ...blind, machineVerdict } } };
}

async function waiting(changes: Record<string, unknown> = {}): Promise<string> {
  const [id = ''] = await core.submit(textBody(changes));
  await core.check([id], flagged);
  return id;
}

async function take(
  actor: PersonActor,
  submission: string,
  policy: Policy,
): Promise<{ claim: Claim; view: ClaimView }> {
  const claim = await core.db.transaction(async (tx) => {
    const results = await claimReviews(tx, [{ actor, input: { submission } }]);
    await drawArms(
      tx,
      results.map((result) => ({ actor, result })),
      { policy, lots },
    );
    const [result] = results;
    if (!result || 'refusal' in result || !result.answer) throw new Error('nothing was claimed');
    return result.answer;
  });
  return { claim, view: await shown(actor, claim, policy) };
}

async function shown(actor: PersonActor, claim: Claim, policy: Policy): Promise<ClaimView> {
  const [result] = await core.db.read((tx) => getClaims(tx, [{ actor, input: { ...claim, language: 'en' } }], policy));
  if (!result || 'refusal' in result) throw new Error('not shown');
  return result.answer;
}

const opine = (actor: PersonActor, claim: Claim, policy: Policy, change: Partial<OpinionInput> = {}) =>
  core.db.transaction((tx) =>
    giveOpinion(tx, actor, { claim: claim.id, outcome: 'approve', confidence: 4, reasons: [], ...change }, policy),
  );

describe('the first opinion', () => {
  const allHidden = () => policyOf({ share: 1 });

  it('comes before the findings and before the decision, is stored and audited', async () => {
    const policy = allHidden();
    const actor = await core.person();
    const id = await waiting();
    const { claim, view } = await take(actor, id, policy);
    expect(view).toMatchObject({ verdict: 'hidden', opinion: null, findings: [], attributions: [] });
    expect(view.submission).toMatchObject({ verdict: 'hidden', checks: [], risk: null, route: null });
    const decision = {
      claim: claim.id,
      binding: view.binding,
      outcome: 'reject' as const,
      reasons: [{ code: 'harmful' }],
    };
    expect(codeOf(await decide(actor, decision))).toBe('opinion-first');
    await opine(actor, claim, policy);
    const after = await shown(actor, claim, policy);
    expect(after).toMatchObject({ verdict: 'shown', opinion: { outcome: 'approve', confidence: 4 } });
    expect(after.findings.map(({ code }) => code)).toContain('unsupported-claim');
    expect(after.binding).toEqual(view.binding);
    expect(outcomeOf(await decide(actor, decision))?.submission.state).toBe('rejected');
    expect(await core.actions(id)).toEqual(expect.arrayContaining(['review.opined', 'review.decided']));
  });

  it('is given once: the same again is taken for the same, another is refused, also in a race', async () => {
    const policy = allHidden();
    const actor = await core.person();
    const id = await waiting();
    const { claim } = await take(actor, id, policy);
    const outcomes = ['approve', 'reject', 'approve'] as const;
    const given = await Promise.allSettled(outcomes.map((outcome) => opine(actor, claim, policy, { outcome })));
    expect(given.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    const rows = await core.db.read((tx) =>
      tx.query<{ outcome: 'approve' | 'reject' }>('select outcome from first_opinion where submission_id = $1', [id]),
    );
    expect(rows).toHaveLength(1);
    const other = rows[0]?.outcome === 'approve' ? ('reject' as const) : ('approve' as const);
    await expect(opine(actor, claim, policy, { outcome: other })).rejects.toMatchObject({ code: 'conflict' });
    expect((await core.actions(id)).filter((action) => action === 'review.opined')).toHaveLength(1);
  });

  it('cannot be changed', async () => {
    for (const sql of ['update first_opinion set confidence = 1', 'delete from review_arm', 'truncate first_opinion']) {
      await expect(core.db.transaction((tx) => tx.execute(sql))).rejects.toThrow(/refused|permission denied/);
    }
  });

  it('is refused to others, to who saw the verdict at once, and to programs', async () => {
    const policy = allHidden();
    const [actor, other] = [await core.person(), await core.person()];
    const { claim } = await take(actor, await waiting(), policy);
    await expect(opine(other, claim, policy)).rejects.toMatchObject({ code: 'claim-lost' });
    await expect(opine(core.client as never, claim, policy)).rejects.toMatchObject({ code: 'not-a-person' });
    const open = await take(other, await waiting(), policyOf({ share: 0 }));
    await expect(opine(other, open.claim, policy)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the draw', () => {
  it('stays when one claims again, and about the share is hidden', async () => {
    const policy = policyOf({ share: 0.5 });
    const actor = await core.person();
    const arms: string[] = [];
    for (let nth = 0; nth < 24; nth += 1) {
      const id = await waiting();
      const { claim, view } = await take(actor, id, policy);
      arms.push(view.verdict);
      await core.db.transaction((tx) =>
        tx.execute(`update review set state = 'waiting', claim_id = null, claimed_by = null where claim_id = $1`, [
          claim.id,
        ]),
      );
      expect((await take(actor, id, policyOf({ share: 1 - (nth % 2) }))).view.verdict).toBe(view.verdict);
    }
    // Binomial, 24 of one half: outside of 3 to 21 once in ten thousand.
    const hidden = arms.filter((arm) => arm === 'hidden').length;
    expect(hidden).toBeGreaterThanOrEqual(3);
    expect(hidden).toBeLessThanOrEqual(21);
  });

  it('hides the tiers that ask for it and leaves out modalities that do not', async () => {
    const actor = await core.person();
    const id = await waiting();
    expect((await take(actor, id, policyOf({ share: 0, tiers: ['high'] }))).view.verdict).toBe('hidden');
    expect((await take(actor, await waiting(), policyOf({ share: 1, modalities: ['image'] }))).view.verdict).toBe(
      'shown',
    );
    const [row] = await core.db.read((tx) =>
      tx.query('select drawn_by from review_arm where submission_id = $1', [id]),
    );
    expect(row).toEqual({ drawn_by: 'tier' });
  });

  it('gives lots that are even, and differ by key', () => {
    const draws = Array.from({ length: 2000 }, (_, nth) => lots.draw('arm', String(nth)));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    // The mean of 2000 even lots is within 4 standard errors of a half.
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * 2000));
    const other = new Lots(generateKeyPairSync('ed25519').privateKey);
    expect(other.draw('arm', '1')).not.toBe(lots.draw('arm', '1'));
    expect(lots.draw('arm', '1', '2')).not.toBe(lots.draw('arm', '12'));
  });
});

describe('what leads reviewers', () => {
  it('is kept from who may still decide, before they claim, and told to who may not', async () => {
    const policy = policyOf({ share: 0.5 });
    const [actor, officer] = [await core.person(), await core.person([{ role: 'compliance', system: null }])];
    const id = await waiting({ title: 'kept' });
    const seen = (reader: PersonActor) =>
      core.db.read(async (tx) => ({
        view: await getSubmissionBlind(tx, reader, id, 'en', policy),
        findings: await listFindingsBlind(tx, reader, id, 'en', policy),
        tiers: (await listSubmissionsBlind(tx, reader, { limit: 200 }, policy)).items.filter((item) => item.id === id),
        byTier: (await listSubmissionsBlind(tx, reader, { limit: 200, tier: 'high' }, policy)).items.some(
          (item) => item.id === id,
        ),
      }));
    const blind = await seen(actor);
    expect(blind.view).toMatchObject({ verdict: 'hidden', checks: [], risk: null, route: null });
    expect([blind.findings, blind.tiers[0]?.tier, blind.byTier]).toEqual([[], null, false]);
    const open = await seen(officer);
    expect(open.findings.length).toBeGreaterThan(0);
    expect([open.view.verdict, open.tiers[0]?.tier, open.byTier]).toEqual([undefined, 'high', true]);
    const [page, refused, full] = await core.db.read((tx) =>
      listQueue(
        tx,
        [
          { actor, input: { limit: 200 } },
          { actor, input: { limit: 200, tier: 'high' } },
          { actor: officer, input: { limit: 200 } },
        ],
        policy,
      ),
    );
    const itemIn = (result: typeof page) =>
      (JSON.parse(result && 'answer' in result ? result.answer : '{}') as { items: { id: string }[] }).items.find(
        (item) => item.id === id,
      );
    expect(itemIn(page)).toMatchObject({
      tier: null,
      priority: null,
      findings: null,
      inconclusive: null,
      title: 'kept',
    });
    expect(itemIn(full)).toMatchObject({ tier: 'high', findings: { critical: expect.any(Number) } });
    expect(refused && codeOf(refused)).toBe('verdict-hidden');
    const entries = [
      { action: 'check.completed', subject: id },
      { action: 'review.claimed', subject: id },
    ];
    expect(await core.db.read((tx) => findTelling(tx, actor, entries, policy))).toEqual([true, false]);
    expect(await core.db.read((tx) => findTelling(tx, officer, entries, policy))).toEqual([false, false]);
  });

  it('is not told by the pages of a list by tier: they hold what is settled, full and without gaps', async () => {
    const policy = policyOf({ share: 0.5 });
    const actor = await core.person();
    const settled: string[] = [];
    for (let nth = 0; nth < 3; nth += 1) {
      const by = await core.person();
      const id = await core.waiting({ title: 'by tier', system: 'planner' });
      const { claim } = await take(by, id, core.policy);
      await decide(by, await decisionOn(by, claim, 'reject'));
      settled.push(id);
      await core.waiting({ title: 'by tier', system: 'planner' });
    }
    const [row] = await core.db.read((tx) =>
      tx.query<{ tier: 'minimal' }>('select tier from submission where id = $1', [settled[0]]),
    );
    const page = (after?: string) =>
      core.db.read((tx) =>
        listSubmissionsBlind(tx, actor, { limit: 2, system: 'planner', ...must(row), ...(after && { after }) }, policy),
      );
    const first = await page();
    const second = await page(first.next ?? '');
    expect([first.items, second.items].map((items) => items.map(({ id }) => id))).toEqual([
      [settled[2], settled[1]],
      [settled[0]],
    ]);
    expect(second.next).toBeNull();
  });

  it('hides who decided before, how, why and how many, until one has decided', async () => {
    const { policy } = core;
    const [first, second, officer] = [
      await core.person(),
      await core.person(),
      await core.person([{ role: 'compliance', system: null }]),
    ];
    const id = await waiting({ publicInterest: true });
    const { claim } = await take(first, id, policy);
    await decide(first, await decisionOn(first, claim, 'approve'));
    for (const author of [first, officer]) {
      await core.db.transaction((tx) => addComment(tx, author, { submission: id, text: `by ${author.name}` }));
    }
    const seen = (reader: PersonActor) =>
      core.db.read(async (tx) => [
        (await listDecisionsBlind(tx, reader, id, policy)).length,
        (await listCommentsBlind(tx, reader, id, policy)).length,
        (await getSubmissionBlind(tx, reader, id, 'en', policy)).approvals,
      ]);
    expect(await seen(second)).toEqual([0, 1, { given: null, needed: 2 }]);
    expect(await seen(first)).toEqual([1, 2, { given: 1, needed: 2 }]);
    expect(await seen(officer)).toEqual([1, 2, { given: 1, needed: 2 }]);
    const held = await take(second, id, policy);
    expect(held.view.submission.approvals).toEqual({ given: null, needed: 2 });
    await decide(second, await decisionOn(second, held.claim, 'approve'));
    expect(await seen(second)).toEqual([2, 2, { given: 2, needed: 2 }]);
  });
});
