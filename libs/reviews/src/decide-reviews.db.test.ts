import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import type { DecisionAnswer } from '@countersign/contracts';
import {
  approveException,
  endException,
  requestException,
  routeSubmissions,
  withdrawSubmission,
  type GroupResult,
} from '@countersign/submissions';
import { CoreFixture } from '@countersign/testing';
import { codeOf, outcomeOf, reviewActs } from '../test/review-acts.js';
import { decideReviews, getReceipt, reviewTasks } from './index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());

const { claim, claimed, decisionOn, decide } = reviewActs(() => core);

describe('deciding', () => {
  it('decides for many people in one transaction, each on their own', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => core.person()));
    const inputs = [];
    for (const [index, outcome] of (['approve', 'reject', 'escalate', 'approve'] as const).entries()) {
      const actor = people[index] as PersonActor;
      inputs.push({ actor, input: await decisionOn(actor, await claimed(actor, await core.waiting()), outcome) });
    }
    const [approval, rejection, escalation, stale] = inputs.map(({ actor, input }) => ({ actor, input }));
    if (!approval || !rejection || !escalation || !stale) throw new Error('no inputs');
    stale.input = { ...stale.input, binding: { ...stale.input.binding, version: 9 } };
    const stranger = { actor: escalation.actor, input: rejection.input };
    const results = await core.db.transaction((tx) =>
      decideReviews(tx, [approval, stranger, rejection, approval, escalation, stale], {
        policy: core.policy,
        signer: core.signer,
      }),
    );
    expect(results.map(codeOf)).toEqual([null, 'claim-lost', null, null, null, 'stale-binding']);
    expect(results.map((result) => outcomeOf(result)?.submission.state)).toEqual([
      'approved',
      undefined,
      'rejected',
      'approved',
      'awaiting-review',
      undefined,
    ]);
    expect(outcomeOf(results[3] as GroupResult<DecisionAnswer>)).toEqual(
      outcomeOf(results[0] as GroupResult<DecisionAnswer>),
    );
    const approved = outcomeOf(results[0] as GroupResult<DecisionAnswer>)?.submission.id ?? '';
    expect((await core.actions(approved)).slice(-2)).toEqual(['review.decided', 'receipt.issued']);
  });

  it('takes no reason that points at a place which the output does not have', async () => {
    const actor = await core.person();
    const input = await decisionOn(actor, await claimed(actor, await core.waiting()), 'reject');
    const pointing = (end: number) => {
      const place = { kind: 'span' as const, part: '/content/text', start: 0, end };
      return { ...input, reasons: input.reasons.map((reason) => ({ ...reason, place })) };
    };
    const refused = await decide(actor, pointing(99_999));
    expect(codeOf(refused)).toBe('invalid-body');
    expect('refusal' in refused && refused.refusal.extras).toMatchObject({
      errors: [{ pointer: '/reasons/0/place', code: 'unknown-place' }],
    });
    expect(outcomeOf(await decide(actor, pointing(4)))).toMatchObject({ submission: { state: 'rejected' } });
  });

  it('approves with two different people at tier high, and signs a receipt over the content', async () => {
    const id = await core.waiting({ publicInterest: true });
    const [a, b] = [await core.person(), await core.person()];
    const first = outcomeOf(await decide(a, await decisionOn(a, await claimed(a, id), 'approve')));
    expect(first).toMatchObject({ submission: { state: 'awaiting-review' }, approvals: { given: 1, needed: 2 } });
    expect(codeOf(await claim(a, id))).toBe('already-approved');
    const second = outcomeOf(await decide(b, await decisionOn(b, await claimed(b, id), 'approve')));
    expect(second).toMatchObject({ submission: { state: 'approved' }, approvals: { given: 2, needed: 2 } });
    const jws = await core.db.read((tx) => getReceipt(tx, core.client, id));
    const [header = '', payload = '', signature = ''] = jws.split('.');
    const key = createPublicKey({ key: { ...core.signer.jwk }, format: 'jwk' });
    const verified = (text: string): boolean =>
      verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
    expect(verified(`${header}.${payload}`)).toBe(true);
    expect(verified(`${header}.${payload}A`)).toBe(false);
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    expect(claims).toMatchObject({ sub: id, contentDigest: second?.decision.binding.contentDigest });
    expect((claims.deciders as { pseudonym: string }[]).map(({ pseudonym }) => pseudonym)).toEqual([
      a.pseudonym,
      b.pseudonym,
    ]);
    expect(await core.actions(id)).toEqual(
      expect.arrayContaining(['review.claimed', 'review.decided', 'receipt.issued']),
    );
  });

  it('lets a single rejection decide where nobody has approved', async () => {
    const id = await core.waiting({ publicInterest: true });
    const a = await core.person();
    const rejected = outcomeOf(await decide(a, await decisionOn(a, await claimed(a, id), 'reject')));
    expect(rejected?.submission.state).toBe('rejected');
    await expect(core.db.read((tx) => getReceipt(tx, core.client, id))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('answers the same decision under the same claim as the first time, and counts it once', async () => {
    const id = await core.waiting();
    const a = await core.person();
    const input = await decisionOn(a, await claimed(a, id), 'reject');
    const first = outcomeOf(await decide(a, input));
    expect(outcomeOf(await decide(a, input))).toEqual(first);
    const rows = await core.db.read((tx) => tx.query('select 1 from decision where submission_id = $1', [id]));
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['outcome', { outcome: 'approve' }],
    ['reasons', { reasons: [{ code: 'other' }] }],
    ['comment', { comment: 'Otherwise.' }],
  ] as const)(
    'tells who decides again under a claim, with another %s, that the first decision stands',
    async (what, other) => {
      const id = await core.waiting();
      const a = await core.person();
      const input = await decisionOn(a, await claimed(a, id), 'reject');
      await decide(a, input);
      const again = await decide(a, { ...input, ...(other as Partial<typeof input>) });
      expect(codeOf(again)).toBe('claim-lost');
      expect('refusal' in again && again.refusal.extras.changed).toEqual([what]);
    },
  );

  it('counts one of twenty decisions that come at once', async () => {
    const id = await core.waiting();
    const a = await core.person();
    const input = await decisionOn(a, await claimed(a, id), 'request-changes');
    const results = await Promise.all(Array.from({ length: 20 }, () => decide(a, input)));
    expect(new Set(results.map((result) => outcomeOf(result)?.decision.id)).size).toBe(1);
  });

  it.each(['contentDigest', 'policyDigest', 'factsDigest', 'version'] as const)(
    'refuses a stale %s and names it',
    async (member) => {
      const id = await core.waiting();
      const a = await core.person();
      const input = await decisionOn(a, await claimed(a, id), 'approve');
      const binding = { ...input.binding, [member]: member === 'version' ? 9 : `sha256:${'0'.repeat(64)}` };
      const result = await decide(a, { ...input, binding });
      expect(codeOf(result)).toBe('stale-binding');
      expect('refusal' in result && result.refusal.extras.changed).toEqual([member]);
    },
  );

  it('refuses a decision under the route from before a policy exception stood, or ended', async () => {
    const id = await core.waiting({ affected: { persons: 50 } });
    const a = await core.person();
    const [lead, compliance] = [
      await core.person([{ role: 'lead', system: null }]),
      await core.person([{ role: 'compliance', system: null }]),
    ];
    const routeAgain = () =>
      core.db.transaction((tx) => routeSubmissions(tx, workerActor, [id], { policy: core.policy, tasks: reviewTasks }));
    const wanted = { system: 'answers', rule: 'several-persons', days: 1, reason: 'A pilot.' };
    const before = await decisionOn(a, await claimed(a, id), 'approve');
    const exception = await core.db.transaction(async (tx) => {
      const asked = await requestException(tx, lead, wanted, core.policy);
      return approveException(tx, compliance, asked, core.policy);
    });
    await routeAgain();
    const refused = await decide(a, before);
    expect('refusal' in refused && refused.refusal.extras.changed).toEqual(['factsDigest']);
    const under = await decisionOn(a, await claimed(a, id), 'approve');
    await core.db.transaction((tx) => endException(tx, lead, exception));
    // Also before a worker has routed it again.
    expect(codeOf(await decide(a, under))).toBe('stale-binding');
    await routeAgain();
    expect(codeOf(await decide(a, under))).toBe('stale-binding');
    const after = await decisionOn(a, await claimed(a, id), 'approve');
    expect(after.binding).toEqual(before.binding);
    expect(outcomeOf(await decide(a, after))?.submission.state).toBe('approved');
  });

  it('refuses a late decision, a stranger to the claim, and one on what was withdrawn', async () => {
    const id = await core.waiting();
    const [a, b] = [await core.person(), await core.person()];
    const input = await decisionOn(a, await claimed(a, id), 'approve');
    expect(codeOf(await decide(b, input))).toBe('claim-lost');
    expect(codeOf(await decide(a, input, new Date(Date.now() + 301_000)))).toBe('claim-lost');
    await core.db.transaction((tx) => withdrawSubmission(tx, core.client, id, reviewTasks));
    expect(codeOf(await decide(a, input))).toBe('claim-lost');
  });

  it('refuses programs, other roles, one’s own output, unknown reasons and findings of others', async () => {
    const id = await core.waiting();
    const a = await core.person();
    const compliance = await core.person([{ role: 'compliance', system: null }]);
    expect(codeOf(await claim(compliance, id))).toBe('forbidden');
    expect(codeOf(await claim(await core.person([{ role: 'reviewer', system: 'planner' }]), id))).toBe('not-found');
    expect(codeOf(await claim(core.client as unknown as PersonActor, id))).toBe('not-a-person');
    const input = await decisionOn(a, await claimed(a, id), 'approve');
    expect(codeOf(await decide(a, { ...input, reasons: [{ code: 'because' }] }))).toBe('invalid-body');
    const finding = '01a20c5b-5fda-754b-a98b-483f0c1472ab';
    expect(codeOf(await decide(a, { ...input, reasons: [{ code: input.reasons[0]?.code ?? '', finding }] }))).toBe(
      'invalid-body',
    );
    await core.db.transaction((tx) =>
      tx.execute('update review set submitter_id = $2 where submission_id = $1', [id, a.id]),
    );
    expect(codeOf(await decide(a, input))).toBe('own-submission');
  });

  it('sends an escalated review to leads only', async () => {
    const id = await core.waiting();
    const [a, b, lead] = [
      await core.person(),
      await core.person(),
      await core.person([{ role: 'lead', system: null }]),
    ];
    const input = await decisionOn(a, await claimed(a, id), 'escalate');
    const off = await core.person([{ role: 'lead', system: null }]);
    await core.db.transaction((tx) => tx.execute('update person set active = false where id = $1', [off.id]));
    for (const assignTo of [a.id, (await core.person()).id, off.id]) {
      expect(codeOf(await decide(a, { ...input, assignTo }))).toBe('invalid-body');
    }
    expect(outcomeOf(await decide(a, { ...input, assignTo: lead.id }))?.submission.state).toBe('awaiting-review');
    expect(codeOf(await claim(b, id))).toBe('forbidden');
    expect(codeOf(await claim(lead, id))).toBeNull();
  });
});
