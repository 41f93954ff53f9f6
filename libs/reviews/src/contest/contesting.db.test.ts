import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import { liftHold, placeHold } from '@countersign/audit';
import { dropOldContents } from '@countersign/submissions';
import { CoreFixture, textBody } from '@countersign/testing';
import { codeFrom, contestActs, reply, words } from '../../test/contest-acts.js';
import { reviewActs } from '../../test/review-acts.js';
import { answerContestation, dropOldContestations, eraseContestations } from '../index.js';

let core: CoreFixture;
let lead: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open(20);
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());
const { claimed } = reviewActs(() => core);
const { contest, contestations, answer, decided, contested } = contestActs(() => core);

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
