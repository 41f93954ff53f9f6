import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor, type Actor, type PersonActor } from '@countersign/access';
import { liftHold, placeHold } from '@countersign/audit';
import type { ContestationAnswerInput, ContestationInput, Outcome, ProductError } from '@countersign/contracts';
import { dropOldContents } from '@countersign/submissions';
import { CoreFixture, textBody } from '@countersign/testing';
import { codeOf, outcomeOf, reviewActs } from '../../test/review-acts.js';
import {
  answerContestation,
  bulkDecide,
  contestDecision,
  dropOldContestations,
  eraseContestations,
  getClaims,
  getReceipt,
  listContestations,
  listQueue,
  type Claim,
  type QueueFilter,
} from '../index.js';

let core: CoreFixture;
let lead: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open(20);
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());

const { claim, claimed, decisionOn, decide } = reviewActs(() => core);
const words: ContestationInput = { reason: 'The pump was sold to me with 24 months.', by: 'client' };

const contest = (submission: string, actor: Actor = core.client, input = words, policy = core.policy) =>
  core.db.transaction((tx) => contestDecision(tx, actor, { submission, ...input }, policy));
const contestations = (id: string, actor: Actor = core.client) =>
  core.db.transaction((tx) => listContestations(tx, actor, id, core.policy));
const codeFrom = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error as ProductError).code,
  );
const stateOf = async (id: string) => {
  const [row] = await core.db.read((tx) =>
    tx.query<{ state: string; review: string }>(
      'select s.state, r.state as review from submission s join review r on r.submission_id = s.id where s.id = $1',
      [id],
    ),
  );
  return row ? [row.state, row.review] : [];
};
const reply = (held: Claim, outcome: ContestationAnswerInput['outcome'], contentDigest: string) => ({
  claim: held.id,
  contentDigest,
  outcome,
  answer: 'The terms were read again.',
});
const answer = (actor: Actor, input: ContestationAnswerInput) =>
  core.db.transaction((tx) => answerContestation(tx, actor, input, core.policy));

/** An output that somebody has decided on, and who. */
async function decided(outcome: Outcome, changes = {}) {
  const id = await core.waiting(changes);
  const decider = await core.person();
  const input = await decisionOn(decider, await claimed(decider, id), outcome);
  expect(codeOf(await decide(decider, input))).toBeNull();
  return { id, decider, digest: input.binding.contentDigest };
}

/** The same, contested and in the hands of somebody else. */
async function contested(outcome: Outcome) {
  const scene = await decided(outcome);
  const contestation = await contest(scene.id);
  const other = await core.person();
  return { ...scene, contestation, other, held: await claimed(other, scene.id) };
}

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

describe('contesting', () => {
  it('is refused without the right, of other AI systems, of what is not decided, and of gold items', async () => {
    const { id } = await decided('approve');
    expect(await codeFrom(contest(id, await core.person()))).toBe('forbidden');
    expect(await codeFrom(contest(id, await core.key(['read'])))).toBe('forbidden');
    expect(await codeFrom(contest(id, await core.key(['submit'], ['planner'])))).toBe('not-found');
    expect(await codeFrom(contest(id, lead))).toBe('invalid-body');
    expect(await codeFrom(contest(await core.waiting()))).toBe('conflict');
    const [checking = ''] = await core.submit(textBody());
    expect(await codeFrom(contest(checking))).toBe('conflict');
    const asked = await decided('request-changes');
    expect(await codeFrom(contest(asked.id))).toBe('conflict');
    const gold = await decided('reject');
    await core.db.transaction((tx) => tx.execute(`update submission set purpose = 'gold' where id = $1`, [gold.id]));
    const affected = { ...words, by: 'affected-person' as const };
    expect(await codeFrom(contest(gold.id, lead, affected))).toBe('conflict');
    expect(await codeFrom(contest(gold.id))).toBe('not-found');
    expect(await contestations(id)).toEqual([]);
  });

  it('is done once where two contest at once', async () => {
    const { id } = await decided('reject');
    const affected = { ...words, by: 'affected-person' as const };
    const results = await Promise.all([codeFrom(contest(id)), codeFrom(contest(id, lead, affected))]);
    expect(results.toSorted()).toEqual(['conflict', 'done']);
    expect((await core.actions(id)).filter((action) => action === 'contestation.opened')).toHaveLength(1);
  });
});

describe('answering', () => {
  it('takes the claim, the right, and the content that was decided on', async () => {
    const { other, held, digest } = await contested('approve');
    const input = reply(held, 'upheld', digest);
    expect(await codeFrom(answer(await core.person(), input))).toBe('claim-lost');
    expect(await codeFrom(answer(core.client, input))).toBe('not-a-person');
    expect(await codeFrom(answer(other, { ...input, contentDigest: `sha256:${'0'.repeat(64)}` }))).toBe(
      'stale-binding',
    );
    const late = core.db.transaction((tx) =>
      answerContestation(tx, other, input, core.policy, new Date(Date.now() + 6 * 60_000)),
    );
    expect(await codeFrom(late)).toBe('claim-lost');
  });

  it('is done once where it comes twice: the same answer is told again, another is refused', async () => {
    const { id, other, held, digest } = await contested('approve');
    const same = await Promise.all([1, 2].map(() => answer(other, reply(held, 'overturned', digest))));
    expect(same[0]).toEqual(same[1]);
    expect(await codeFrom(answer(other, reply(held, 'upheld', digest)))).toBe('claim-lost');
    const actions = await core.actions(id);
    expect(actions.filter((action) => action === 'contestation.answered')).toHaveLength(1);
    expect(actions.filter((action) => action === 'submission.revoked')).toHaveLength(1);
  });
});

describe('words of a contestation', () => {
  it('stay when who filed or answered them is erased, but for the answer', async () => {
    const { id, digest } = await decided('approve');
    const filer = await core.person([{ role: 'compliance', system: null }]);
    await contest(id, filer, { ...words, by: 'affected-person', contact: 'wang@example.org' });
    const other = await core.person();
    await answer(other, reply(await claimed(other, id), 'upheld', digest));
    const erase = (person: PersonActor) =>
      core.db.transaction((tx) =>
        eraseContestations(tx, { kind: 'person', id: person.id, pseudonym: person.pseudonym }, new Date()),
      );
    const administrator = await core.person([{ role: 'administrator', system: null }]);
    const held = { kind: 'submission' as const, target: id, reason: 'A court asked for it.' };
    const hold = await core.db.transaction((tx) => placeHold(tx, administrator, held));
    expect(await erase(other)).toMatchObject({ removed: { contestations: 0 }, kept: 1 });
    await core.db.transaction((tx) => liftHold(tx, administrator, hold.id));
    // What an affected person said is not the filer's.
    for (const not of [filer, lead]) expect(await erase(not)).toMatchObject({ removed: { contestations: 0 }, kept: 0 });
    expect(await erase(other)).toMatchObject({ removed: { contestations: 1 }, entries: [expect.any(String)] });
    expect((await contestations(id, lead))[0]).toMatchObject({
      reason: words.reason,
      answered: { outcome: 'upheld', answer: null },
    });
  });

  it('go with the content, which stays while a contestation is open', async () => {
    const { id, other, held, digest } = await contested('reject');
    const period = { period: 'P1D', before: new Date(Date.now() + 60_000) };
    const drop = () =>
      core.db.transaction(async (tx) => {
        await dropOldContents(tx, workerActor, period);
        await dropOldContestations(tx, workerActor, period);
      });
    await drop();
    expect((await contestations(id, lead))[0]?.reason).toBe(words.reason);
    await answer(other, reply(held, 'upheld', digest));
    await drop();
    expect((await contestations(id, lead))[0]).toMatchObject({ reason: null, answered: { answer: null } });
    // Nobody could look at it again.
    expect(await codeFrom(contest(id))).toBe('conflict');
  });
});
