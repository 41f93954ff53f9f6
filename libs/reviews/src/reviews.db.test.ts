import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { pageOf, queueItem, type DecisionAnswer, type DecisionInput } from '@countersign/contracts';
import { withdrawSubmission, type GroupResult } from '@countersign/submissions';
import { CoreFixture, textBody } from '@countersign/testing';
import {
  claimReviews,
  decideReviews,
  getClaims,
  getReceipt,
  heartbeatClaim,
  listQueue,
  releaseClaim,
  releaseExpiredClaims,
  reviewTasks,
  summarizeQueue,
  type Claim,
  type QueueFilter,
} from './index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());

const claim = async (actor: PersonActor, submission?: string, at = new Date()): Promise<GroupResult<Claim | null>> => {
  const input = submission === undefined ? {} : { submission };
  const [result] = await core.db.transaction((tx) => claimReviews(tx, [{ actor, input }], at));
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
  const [shown] = await core.db.read((tx) => getClaims(tx, [{ actor, input: { ...held, language: 'en' } }]));
  if (!shown || 'refusal' in shown) throw new Error('The claim is not shown.');
  const { binding } = shown.answer;
  const code =
    core.policy.reasons.reasons.find((reason) => reason.outcomes.includes(outcome) && !reason.modalities)?.code ?? '';
  return { claim: held.id, binding, outcome, reasons: [{ code }] };
};
const decide = async (
  actor: PersonActor,
  input: DecisionInput,
  at = new Date(),
): Promise<GroupResult<DecisionAnswer>> => {
  const context = { policy: core.policy, signer: core.signer };
  const [result] = await core.db.transaction((tx) => decideReviews(tx, [{ actor, input }], context, at));
  if (!result) throw new Error('no result');
  return result;
};
const codeOf = (result: GroupResult<unknown>): string | null => ('refusal' in result ? result.refusal.code : null);
const outcomeOf = (result: GroupResult<DecisionAnswer>) => ('answer' in result ? result.answer : null);

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

  it('lets a single rejection decide', async () => {
    const id = await core.waiting({ publicInterest: true });
    const [a, b] = [await core.person(), await core.person()];
    await decide(a, await decisionOn(a, await claimed(a, id), 'approve'));
    const rejected = outcomeOf(await decide(b, await decisionOn(b, await claimed(b, id), 'reject')));
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
    expect(codeOf(await claim(await core.person([{ role: 'reviewer', system: 'planner' }]), id))).toBe('forbidden');
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
    expect(outcomeOf(await decide(a, { ...input, assignTo: lead.id }))?.submission.state).toBe('awaiting-review');
    expect(codeOf(await claim(b, id))).toBe('forbidden');
    expect(codeOf(await claim(lead, id))).toBeNull();
  });
});

describe('claims', () => {
  it('serves many people together, each with what is most urgent for them', async () => {
    const [a, b, c] = await Promise.all(
      Array.from({ length: 3 }, () => core.person([{ role: 'reviewer', system: 'planner' }])),
    );
    if (!a || !b || !c) throw new Error('no people');
    const urgent = await core.waiting({ system: 'planner', publicInterest: true });
    await decide(a, await decisionOn(a, await claimed(a, urgent), 'approve'));
    const [own = ''] = await core.submitAs(b, textBody({ system: 'planner', publicInterest: true }));
    await core.check([own]);
    const plain = await core.waiting({ system: 'planner' });
    const requests = [a, b, c, a].map((actor) => ({ actor, input: {} }));
    const results = await core.db.transaction((tx) => claimReviews(tx, requests));
    expect(results.map((result) => ('answer' in result ? (result.answer?.submission ?? null) : 'refused'))).toEqual([
      own,
      urgent,
      plain,
      null,
    ]);
    expect((await core.actions(urgent)).at(-1)).toBe('review.claimed');
  });

  it('claims nothing twice when groups of people come at once', async () => {
    const people = await Promise.all(
      Array.from({ length: 6 }, () => core.person([{ role: 'reviewer', system: 'planner' }])),
    );
    const ids = await core.submit(...Array.from({ length: 60 }, () => textBody({ system: 'planner' })));
    await core.check(ids);
    const round = () =>
      core.db.transaction((tx) =>
        claimReviews(
          tx,
          people.map((actor) => ({ actor, input: {} })),
        ),
      );
    const results = (await Promise.all(Array.from({ length: 12 }, round))).flat();
    const got = results.flatMap((result) => ('answer' in result ? (result.answer?.submission ?? []) : []));
    expect(got.toSorted()).toEqual(ids.toSorted());
  });

  it('are kept by a heartbeat, given back, and taken over after they ran out', async () => {
    const id = await core.waiting();
    const [a, b] = [await core.person(), await core.person()];
    const held = await claimed(a, id);
    expect(codeOf(await claim(b, id))).toBe('already-claimed');
    expect((await core.db.transaction((tx) => heartbeatClaim(tx, a, held.id))).getTime()).toBeGreaterThan(Date.now());
    await expect(core.db.transaction((tx) => heartbeatClaim(tx, b, held.id))).rejects.toMatchObject({
      code: 'claim-lost',
    });
    await core.db.transaction((tx) => releaseClaim(tx, a, { claim: held.id, reason: 'hard to decide' }));
    const second = await claimed(b, id);
    const late = new Date(Date.now() + 400_000);
    expect(await core.db.transaction((tx) => releaseExpiredClaims(tx, late))).toBeGreaterThan(0);
    expect((await claimed(a, id)).id).not.toBe(second.id);
    expect(await core.actions(id)).toEqual(expect.arrayContaining(['review.released', 'review.claim-expired']));
  });

  it('gives 5,000 waiting items to 50 reviewers, none twice and none lost', async () => {
    const fresh = await CoreFixture.open(20);
    try {
      const ids: string[] = [];
      for (let batch = 0; batch < 10; batch += 1) {
        ids.push(...(await fresh.submit(...Array.from({ length: 500 }, () => textBody()))));
      }
      await fresh.db.transaction((tx) =>
        tx.execute(`insert into review (submission_id, state, queue, tier, priority, system, modality, competences, approvals_needed,
            finding_counts, inconclusive, submitter_id, created_at)
          select id, 'waiting', 'general', 'limited', 50, 'answers', 'text', '{}', 1, '{0,0,0,0}', 0, submitter_id, now() from submission`),
      );
      const people = await Promise.all(Array.from({ length: 50 }, () => fresh.person()));
      const taken: string[] = [];
      await Promise.all(
        people.map(async (actor) => {
          for (;;) {
            const [result] = await fresh.db.transaction((tx) => claimReviews(tx, [{ actor, input: {} }]));
            if (!result || 'refusal' in result || !result.answer) return;
            taken.push(result.answer.submission);
          }
        }),
      );
      expect(taken).toHaveLength(5000);
      expect(new Set(taken)).toEqual(new Set(ids));
    } finally {
      await fresh.close();
    }
  }, 120_000);
});

describe('the queue', () => {
  it('pages without repeating or losing, and counts what is there', async () => {
    const fresh = await CoreFixture.open();
    try {
      const ids = [
        await fresh.waiting(),
        await fresh.waiting({ publicInterest: true }),
        await fresh.waiting(),
        await fresh.waiting(),
      ];
      const actor = await fresh.person();
      const queueOf = async (by: PersonActor, query: QueueFilter) =>
        pageOf(queueItem).parse(JSON.parse(await fresh.db.read((tx) => listQueue(tx, by, query))));
      const [held] = await fresh.db.transaction((tx) => claimReviews(tx, [{ actor, input: { submission: ids[0] } }]));
      expect(codeOf(held as GroupResult<unknown>)).toBeNull();
      const items = (await queueOf(actor, { limit: 50 })).items;
      expect(items.filter(({ claimedByMe }) => claimedByMe).map(({ id }) => id)).toEqual([ids[0]]);
      expect(items[0]).toMatchObject({
        title: 'An answer',
        tier: 'high',
        approvals: { given: 0, needed: 2 },
        findings: { info: 0 },
      });
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await queueOf(actor, { limit: 2, after });
        seen.push(...page.items.map((item) => item.id));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(seen[0]).toBe(ids[1]);
      expect([...seen].sort()).toEqual([...ids].sort());
      const summary = await fresh.db.read((tx) => summarizeQueue(tx, actor, null));
      expect(summary.queues.reduce((sum, queue) => sum + queue.waiting, 0)).toBe(3);
      const other = await fresh.person([{ role: 'reviewer', system: 'planner' }]);
      expect((await queueOf(other, { limit: 50 })).items).toEqual([]);
    } finally {
      await fresh.close();
    }
  });
});
