import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { CoreFixture } from '@countersign/testing';
import { codeFrom, contestActs, reply, words } from '../../test/contest-acts.js';
import { codeOf, outcomeOf, reviewActs } from '../../test/review-acts.js';
import { bulkDecide, getClaims, getReceipt, listQueue, type QueueFilter } from '../index.js';

let core: CoreFixture;
let lead: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open(20);
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());
const { claim, claimed, decisionOn, decide } = reviewActs(() => core);
const { contest, contestations, answer, stateOf, decided, contested } = contestActs(() => core);

describe('a contested decision', () => {
  it('is looked at by somebody who took no part, who is shown what was decided and what is said against it', async () => {
    const { id, decider } = await decided('reject');
    const filer = await core.person([
      { role: 'compliance', system: null },
      { role: 'reviewer', system: null },
    ]);
    const opened = await contest(id, filer, { ...words, by: 'affected-person', contact: 'wang@example.org' });
    expect(opened).toMatchObject({ contested: 'rejected', by: 'affected-person', answered: null });
    expect(await stateOf(id)).toEqual(['rejected', 'waiting']);
    for (const out of [decider, filer]) expect(codeOf(await claim(out, id))).toBe('already-decided');
    const other = await core.person();
    const held = await claimed(other, id);
    const [shown] = await core.db.read((tx) =>
      getClaims(tx, [{ actor: other, input: { ...held, language: 'en' } }], core.policy),
    );
    expect(shown).toMatchObject({
      answer: {
        submission: { state: 'rejected' },
        verdict: 'shown',
        contestation: { id: opened.id, reason: words.reason, contact: null },
      },
    });
    // The way to reach somebody is for those who speak for them.
    const contacts = await Promise.all([filer, lead, other, core.client].map((actor) => contestations(id, actor)));
    expect(contacts.map(([one]) => one?.contact)).toEqual(['wang@example.org', 'wang@example.org', null, null]);
    // That it was read is recorded, but for who was told it by the person themselves.
    const noted = await core.db.read((tx) =>
      tx.query<{ actor: string }>(
        `select e.actor from audit_entry e join audit_payload p on p.entry_id = e.id
         where e.action = 'personal-data.read' and e.subject = $1 and p.payload ->> 'what' = 'contact'`,
        [id],
      ),
    );
    expect(noted).toEqual([{ actor: lead.pseudonym }]);
  });

  it('stands where it is upheld, and can be contested again', async () => {
    const { id, other, held, digest, contestation } = await contested('approve');
    const upheld = await answer(other, reply(held, 'upheld', digest));
    expect(upheld).toMatchObject({ id: contestation.id, answered: { outcome: 'upheld', state: 'approved' } });
    expect(await stateOf(id)).toEqual(['approved', 'closed']);
    expect(await core.db.read((tx) => getReceipt(tx, core.client, id))).toContain('.');
    expect((await core.actions(id)).slice(-3)).toEqual([
      'contestation.opened',
      'review.claimed',
      'contestation.answered',
    ]);
    // A program learns the answer and not who gave it.
    const [told] = await contestations(id);
    expect(told?.answered).toMatchObject({ answer: 'The terms were read again.', by: null });
    expect((await contestations(id, lead))[0]?.answered?.by).toEqual({ id: other.id, name: other.name });
    await contest(id);
    expect(codeOf(await claim(other, id))).toBe('already-decided');
    expect((await contestations(id)).map(({ answered }) => answered?.outcome)).toEqual([undefined, 'upheld']);
  });

  it('that approved is revoked where it is overturned, and its receipt is served no more', async () => {
    const { id, other, held, digest } = await contested('approve');
    expect(await answer(other, reply(held, 'overturned', digest))).toMatchObject({ answered: { state: 'revoked' } });
    expect(await stateOf(id)).toEqual(['revoked', 'closed']);
    expect(await codeFrom(core.db.read((tx) => getReceipt(tx, core.client, id)))).toBe('conflict');
    expect((await core.actions(id)).slice(-2)).toEqual(['submission.revoked', 'contestation.answered']);
    expect(await codeFrom(contest(id))).toBe('conflict');
  });

  it('that rejected opens a new round where it is overturned, without those who decided or answered', async () => {
    const { id, decider, other, held, digest } = await contested('reject');
    // It was to be decided on yesterday, as its submitter asked.
    await core.db.transaction((tx) =>
      tx.execute(
        `update submission set due_at = now() - interval '1 day', requested_due_at = now() - interval '1 day' where id = $1`,
        [id],
      ),
    );
    expect(await answer(other, reply(held, 'overturned', digest))).toMatchObject({
      answered: { state: 'awaiting-review' },
    });
    expect(await stateOf(id)).toEqual(['awaiting-review', 'waiting']);
    expect((await core.actions(id)).slice(-3)).toEqual([
      'submission.reopened',
      'submission.routed',
      'contestation.answered',
    ]);
    const [due] = await core.db.read((tx) =>
      tx.query<{ minutes: number; same: boolean }>(
        `select round(extract(epoch from s.due_at - r.created_at) / 60)::int as minutes, s.due_at = r.due_at as same
         from submission s join review r on r.submission_id = s.id where s.id = $1`,
        [id],
      ),
    );
    expect(due).toEqual({ minutes: core.policy.riskRouting.defaults.dueMinutes.minimal, same: true });
    for (const out of [decider, other]) expect(codeOf(await claim(out, id))).toBe('already-decided');
    const third = await core.person();
    // Who decides anew is not told of the decision before.
    expect(await contestations(id, third)).toEqual([]);
    const result = await decide(third, await decisionOn(third, await claimed(third, id), 'approve'));
    expect(outcomeOf(result)).toMatchObject({ submission: { state: 'approved' }, approvals: { given: 1, needed: 1 } });
    expect(await core.db.read((tx) => getReceipt(tx, core.client, id))).toContain('.');
  });

  it('that rejected under another policy is routed anew by the one in force where it is overturned', async () => {
    const { id, other, held, digest } = await contested('reject');
    await core.db.transaction((tx) =>
      tx.execute(
        `update submission set policy_digest = 'sha256:before', approvals_needed = 3, queue = 'before' where id = $1`,
        [id],
      ),
    );
    await answer(other, reply(held, 'overturned', digest));
    const [row] = await core.db.read((tx) =>
      tx.query<{ policy_digest: string; queue: string; approvals_needed: number; asked: number }>(
        `select s.policy_digest, r.queue, s.approvals_needed, r.approvals_needed as asked
         from submission s join review r on r.submission_id = s.id where s.id = $1`,
        [id],
      ),
    );
    expect(row).toEqual({ policy_digest: core.policy.digest, queue: 'general', approvals_needed: 1, asked: 1 });
    expect((await core.actions(id)).slice(-3)).toEqual([
      'submission.reopened',
      'submission.routed',
      'contestation.answered',
    ]);
  });

  it('is answered and not decided on, alone or with others', async () => {
    const { id, other, held } = await contested('approve');
    expect(codeOf(await decide(other, await decisionOn(other, held, 'reject')))).toBe('conflict');
    const { binding, outcome, reasons } = await decisionOn(other, held, 'approve');
    const together = { items: [{ submission: id, binding }], outcome: outcome as 'approve', reasons, comment: null };
    const context = { policy: core.policy, signer: core.signer };
    expect(await codeFrom(core.db.transaction((tx) => bulkDecide(tx, other, together, context)))).toBe('invalid-body');
    expect(await stateOf(id)).toEqual(['approved', 'claimed']);
  });

  it('waits in the queue with a tag, and under a view', async () => {
    const { id } = await decided('reject', { title: 'Contested' });
    await contest(id);
    const queue = async (filter: Partial<QueueFilter>) => {
      const request = { actor: lead, input: { limit: 50, ...filter } as QueueFilter };
      const [page] = await core.db.read((tx) => listQueue(tx, [request], core.policy));
      return page && 'answer' in page ? (JSON.parse(page.answer) as { items: Record<string, unknown>[] }).items : [];
    };
    for (const filter of [{ tag: 'contestation' }, { view: 'contested' as const }]) {
      const found = (await queue(filter)).filter((item) => item['id'] === id);
      expect(found).toMatchObject([
        { contested: true, state: 'rejected', tags: ['contestation'], approvals: { needed: 1 } },
      ]);
    }
    const plain = await core.waiting();
    expect((await queue({ view: 'contested' })).map((item) => item['id'])).not.toContain(plain);
  });

  it('goes to a lead where the policy says so', async () => {
    const { id } = await decided('approve');
    const { riskRouting } = core.policy;
    const defaults = { ...riskRouting.defaults, contestation: 'lead' as const };
    await contest(id, core.client, words, { ...core.policy, riskRouting: { ...riskRouting, defaults } });
    expect(codeOf(await claim(await core.person(), id))).toBe('forbidden');
    expect(codeOf(await claim(lead, id))).toBeNull();
  });
});
