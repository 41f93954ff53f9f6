import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import type { OpinionInput } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import { CoreFixture } from '@countersign/testing';
import { blindActs } from '../../../test/blind-acts.js';
import { codeOf, outcomeOf, reviewActs } from '../../../test/review-acts.js';
import { giveOpinion, Lots, type Claim } from '../../index.js';

let core: CoreFixture;
const lots = new Lots(generateKeyPairSync('ed25519').privateKey);
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());
const { decide } = reviewActs(() => core);
const { policyOf, waiting, shown, take } = blindActs(() => core, lots);

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
