import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { pageOf, queueItem, type QueueItem } from '@countersign/contracts';
import { CoreFixture, must } from '@countersign/testing';
import { codeOf, reviewActs } from '../../test/review-acts.js';
import {
  assignReview,
  getReview,
  handOverReview,
  holdReview,
  listCandidates,
  listQueue,
  releaseClaim,
  releaseEndedHolds,
  releaseLostAssignments,
  resumeReview,
  snoozeReview,
  type QueueFilter,
} from '../index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());

const { claim, claimed } = reviewActs(() => core);
const hour = 3_600_000;
const later = (ms: number) => new Date(Date.now() + ms);
const onPlanner = { role: 'reviewer', system: 'planner' } as const;
const lead = () => core.person([{ role: 'lead', system: null }]);
const act = <T>(run: Parameters<typeof core.db.transaction<T>>[0]) => core.db.transaction(run);
const standing = (by: PersonActor, id: string) => core.db.read((tx) => getReview(tx, by, id, core.policy));
const queue = async (by: PersonActor, query: Omit<QueueFilter, 'limit'>): Promise<QueueItem[]> => {
  const [result] = await core.db.read((tx) =>
    listQueue(tx, [{ actor: by, input: { limit: 200, ...query } }], core.policy),
  );
  if (!result || 'refusal' in result) throw new Error('The queue was refused.');
  return pageOf(queueItem).parse(JSON.parse(result.answer)).items;
};
const ids = (items: readonly QueueItem[]) => items.map(({ id }) => id);

describe('languages', () => {
  it('gives a person what they read, and refuses the rest by name', async () => {
    const id = await core.waiting({ system: 'planner', content: { text: '保固十二個月。', language: 'zh-TW' } });
    const english = await core.person([onPlanner], [], ['en']);
    const chinese = await core.person([onPlanner], [], ['zh']);
    expect(await claim(english)).toEqual({ answer: null });
    expect(codeOf(await claim(english, id))).toBe('language-missing');
    expect(ids(await queue(english, { language: 'zh' }))).toContain(id);
    expect(ids(await queue(english, { language: 'en' }))).not.toContain(id);
    expect(await claim(chinese)).toMatchObject({ answer: { submission: id } });
  });

  it('knows a language and its script, however the tag is written', async () => {
    const written = async (language: string) =>
      core.waiting({ system: 'planner', content: { text: 'Twelve months.', language } });
    const loud = await written('EN');
    const english = await core.person([onPlanner], [], ['en']);
    expect(ids(await queue(english, { language: 'en' }))).toContain(loud);
    expect(await claim(english)).toMatchObject({ answer: { submission: loud } });
    const [taiwan, mainland] = [await written('zh-hant-tw'), await written('zh-CN')];
    const traditional = await core.person([onPlanner], [], ['zh-TW']);
    const inHongKong = (await queue(traditional, { language: 'zh-HK' })).filter(({ claimed }) => !claimed);
    expect(inHongKong.map(({ id, language }) => [id, language])).toEqual([[taiwan, 'zh-Hant-TW']]);
    expect(await claim(traditional)).toMatchObject({ answer: { submission: taiwan } });
    expect(await claim(traditional)).toEqual({ answer: null });
    expect(codeOf(await claim(traditional, mainland))).toBe('language-missing');
    const inAnyScript = await core.person([onPlanner], [], ['ZH']);
    expect(await claim(inAnyScript)).toMatchObject({ answer: { submission: mainland } });
    const [facts] = await core.db.read((tx) =>
      tx.query<{ facts: string; content: string }>(
        `select s.facts ->> 'language' as facts, p.payload -> 'content' ->> 'language' as content
         from submission s join submission_payload p on p.submission_id = s.id where s.id = $1`,
        [loud],
      ),
    );
    expect(facts).toEqual({ facts: 'en', content: 'EN' });
  });
});

describe('assignment', () => {
  it('keeps a review for one person, says so, and lets only leads change it', async () => {
    const id = await core.waiting();
    const [a, b, chief] = [await core.person(), await core.person(), await lead()];
    await act((tx) => assignReview(tx, chief, { submission: id, person: a.id, reason: 'knows the terms' }));
    expect((await core.actions(id)).at(-1)).toBe('review.assigned');
    expect(codeOf(await claim(b, id))).toBe('assigned-to-another');
    await expect(
      act((tx) => assignReview(tx, b, { submission: id, person: b.id, reason: 'mine' })),
    ).rejects.toMatchObject({ code: 'assigned-to-another' });
    expect(ids(await queue(a, { view: 'mine' }))).toEqual([id]);
    expect(ids(await queue(b, { view: 'mine' }))).toEqual([]);
    expect((await queue(b, { view: 'assigned' })).find((item) => item.id === id)).toMatchObject({
      assigned: true,
      assignedToMe: false,
    });
    expect((await standing(b, id)).assignee).toBeNull();
    expect((await standing(chief, id)).assignee).toEqual({ id: a.id, name: a.name });
    await act((tx) => assignReview(tx, a, { submission: id, person: null, reason: 'no time' }));
    expect(codeOf(await claim(b, id))).toBeNull();
  });

  it('refuses others than leads, people who may not decide, and while somebody reviews it', async () => {
    const id = await core.waiting();
    const [a, b, chief] = [await core.person(), await core.person(), await lead()];
    const planner = await core.person([onPlanner]);
    const assign = (by: PersonActor, person: string) =>
      act((tx) => assignReview(tx, by, { submission: id, person, reason: 'x' }));
    await expect(assign(a, b.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(assign(chief, planner.id)).rejects.toMatchObject({ code: 'invalid-body' });
    await expect(assign(planner, planner.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(assign(await core.person([{ role: 'compliance', system: null }]), a.id)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await claimed(b, id);
    await expect(assign(chief, a.id)).rejects.toMatchObject({ code: 'already-claimed' });
    expect(
      (await core.db.read((tx) => listCandidates(tx, b, id, core.policy))).items.map((person) => person.id),
    ).toEqual(expect.arrayContaining([a.id, chief.id]));
  });

  it('ends for who has left or may not decide on it any more, is recorded, and others are offered it', async () => {
    const release = () => act((tx) => releaseLostAssignments(tx, core.policy.roles));
    const [stays, leaves, loses, chief, leaving] = [
      await core.person(),
      await core.person(),
      await core.person(),
      await lead(),
      await lead(),
    ];
    const reviews = new Map<string, string>();
    for (const person of [stays, leaves, loses, leaving]) {
      const id = await core.waiting();
      await act((tx) => assignReview(tx, chief, { submission: id, person: person.id, reason: 'x' }));
      reviews.set(person.id, id);
    }
    const of = (person: PersonActor) => must(reviews.get(person.id));
    // As after an escalation to that lead.
    await act((tx) => tx.execute('update review set leads_only = true where submission_id = $1', [of(leaving)]));
    expect(await release()).toBe(0);
    await act((tx) => tx.execute('update person set active = false where id = any($1)', [[leaves.id, leaving.id]]));
    await act((tx) => tx.execute(`update role_grant set role = 'compliance' where person_id = $1`, [loses.id]));
    const stranger = await core.person();
    expect(codeOf(await claim(stranger, of(leaves)))).toBe('assigned-to-another');
    const held = await claimed(chief, of(loses));
    expect(await Promise.all([release(), release()]).then(([one, two]) => one + two)).toBe(2);
    await act((tx) => releaseClaim(tx, chief, { claim: held.id, reason: null }));
    expect(await release()).toBe(1);
    const because = await core.db.read((tx) =>
      tx.query<{ payload: { because: string; previous: string } }>(
        `select payload from audit_payload join audit_entry on id = entry_id
         where action = 'review.assignment-released' and subject = any($1) order by entry_id`,
        [[of(leaves), of(loses), of(leaving)]],
      ),
    );
    expect(because.map(({ payload }) => [payload.previous, payload.because]).toSorted()).toEqual(
      [
        [leaves.pseudonym, 'assignee-left'],
        [leaving.pseudonym, 'assignee-left'],
        [loses.pseudonym, 'assignee-not-eligible'],
      ].toSorted(),
    );
    expect(codeOf(await claim(stranger, of(stays)))).toBe('assigned-to-another');
    expect(codeOf(await claim(stranger, of(leaves)))).toBeNull();
    expect(codeOf(await claim(stranger, of(leaving)))).toBe('forbidden');
    expect(codeOf(await claim(chief, of(leaving)))).toBeNull();
  });

  it('is given to one of two people who take it at once', async () => {
    const id = await core.waiting();
    const people = [await core.person(), await core.person()];
    const results = await Promise.allSettled(
      people.map((by) => act((tx) => assignReview(tx, by, { submission: id, person: by.id, reason: 'mine' }))),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await core.actions(id)).filter((action) => action === 'review.assigned')).toHaveLength(1);
  });
});

describe('handing over', () => {
  it('ends the claim, keeps it for the other, and carries the note', async () => {
    const id = await core.waiting();
    const [a, b, c] = [await core.person(), await core.person(), await core.person()];
    const held = await claimed(a, id);
    const give = (by: PersonActor) =>
      act((tx) => handOverReview(tx, by, { claim: held.id, to: b.id, note: 'Paragraph 2 is doubtful.' }));
    await expect(give(c)).rejects.toMatchObject({ code: 'claim-lost' });
    const both = await Promise.allSettled([give(a), give(a)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(codeOf(await claim(c, id))).toBe('assigned-to-another');
    const note = { kind: 'hand-over', text: 'Paragraph 2 is doubtful.' };
    const [one, two] = [{ id: a.id }, { id: b.id }];
    expect((await standing(await lead(), id)).notes).toMatchObject([{ ...note, author: one, addressee: two }]);
    expect((await standing(b, id)).notes).toMatchObject([{ ...note, author: null, addressee: two }]);
    expect((await standing(c, id)).notes).toMatchObject([{ ...note, author: null, addressee: null }]);
    expect((await core.actions(id)).at(-1)).toBe('review.handed-over');
    expect(await claim(b, id)).toMatchObject({ answer: { submission: id } });
  });
});

describe('holding back', () => {
  it('gives it to nobody until it ends, and shows it in the queue', async () => {
    const id = await core.waiting({ system: 'planner' });
    const [a, b] = [await core.person([onPlanner]), await core.person([onPlanner])];
    const hold = (by: PersonActor, ms = hour) =>
      act((tx) => holdReview(tx, by, { submission: id, reason: 'asked the client', until: later(ms).toISOString() }));
    await expect(hold(a)).rejects.toMatchObject({ code: 'forbidden' });
    await claimed(a, id);
    await expect(hold(a, 31 * 24 * hour)).rejects.toMatchObject({ code: 'invalid-body' });
    await hold(a);
    expect(await claim(b)).toEqual({ answer: null });
    expect(codeOf(await claim(b, id))).toBe('held-back');
    expect((await queue(b, { view: 'held' })).map((item) => [item.id, item.heldUntil !== null])).toEqual([[id, true]]);
    expect(ids(await queue(b, { view: 'hard-to-decide' }))).toContain(id);
    await expect(act((tx) => resumeReview(tx, b, { submission: id }))).rejects.toMatchObject({ code: 'forbidden' });
    const ends = await Promise.allSettled([1, 2].map(() => act((tx) => resumeReview(tx, a, { submission: id }))));
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await core.actions(id)).filter((action) => action === 'review.resumed')).toHaveLength(1);
    await hold(await core.person([{ role: 'lead', system: 'planner' }]));
    expect(await act((tx) => releaseEndedHolds(tx, later(2 * hour)))).toBe(1);
    expect(await claim(b)).toMatchObject({ answer: { submission: id } });
  });

  it('may be claimed by name once it has ended', async () => {
    const id = await core.waiting();
    const chief = await lead();
    await act((tx) => holdReview(tx, chief, { submission: id, reason: 'x', until: later(hour).toISOString() }));
    expect(await claim(await core.person(), id, later(2 * hour))).toMatchObject({ answer: { submission: id } });
    expect((await standing(chief, id)).hold).toBeNull();
    expect((await core.actions(id)).slice(-3)).toEqual(['review.held', 'review.resumed', 'review.claimed']);
  });
});

describe('putting off', () => {
  it('is for oneself only and ends by itself', async () => {
    const id = await core.waiting({ system: 'planner' });
    const [a, b] = [await core.person([onPlanner]), await core.person([onPlanner])];
    await claimed(a, id);
    await act((tx) => snoozeReview(tx, a, { submission: id, until: later(hour).toISOString() }));
    expect((await core.actions(id)).at(-1)).toBe('review.snoozed');
    expect(await claim(a)).toEqual({ answer: null });
    expect((await standing(a, id)).snoozedUntil).not.toBeNull();
    const together = await act((tx) =>
      listQueue(tx, [{ actor: a, input: { limit: 5, system: 'planner' } }], core.policy),
    );
    expect(must(together[0])).toHaveProperty('answer');
    expect(await claim(a, undefined, later(2 * hour))).toMatchObject({ answer: { submission: id } });
    await act((tx) => snoozeReview(tx, a, { submission: id, until: later(hour).toISOString() }));
    expect(await claim(b)).toMatchObject({ answer: { submission: id } });
  });
});

describe('skipping', () => {
  it('counts, is not given to the same person again, and makes it hard to decide', async () => {
    const id = await core.waiting({ system: 'planner' });
    const people = [await core.person([onPlanner]), await core.person([onPlanner])];
    for (const by of people) {
      const held = must(await claim(by)) as { answer: { id: string } };
      await act((tx) =>
        releaseClaim(tx, by, { claim: held.answer.id, reason: 'two readings', code: 'hard-to-decide' }),
      );
      expect(await claim(by)).toEqual({ answer: null });
    }
    const [a] = people as [PersonActor];
    expect((await queue(a, { view: 'hard-to-decide' })).find((item) => item.id === id)).toMatchObject({ skips: 2 });
    expect((await standing(a, id)).notes.map(({ kind, text }) => [kind, text])).toEqual([
      ['skip', 'two readings'],
      ['skip', 'two readings'],
    ]);
  });
});
