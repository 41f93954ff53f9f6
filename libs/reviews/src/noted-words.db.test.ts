import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { builtInRoles, type PersonActor } from '@countersign/access';
import { addComment, storeCalls } from '@countersign/submissions';
import { answeredCall, CoreFixture, must } from '@countersign/testing';
import { reviewActs } from '../test/review-acts.js';
import {
  contestDecision,
  handOverReview,
  listContestations,
  openCheckRun,
  openComments,
  openDecisions,
  openReview,
} from './index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());
const { claimed, decisionOn, decide } = reviewActs(() => core);

/** What was recorded that people read of a submission, in order. */
const noted = (submission: string) =>
  core.db.read((tx) =>
    tx.query<{ actor: string; what: string }>(
      `select e.actor, p.payload ->> 'what' as what from audit_entry e join audit_payload p on p.entry_id = e.id
       where e.action = 'personal-data.read' and e.subject = $1 order by e.id`,
      [submission],
    ),
  );
const by = ({ pseudonym: actor }: PersonActor, what: string) => ({ actor, what });

/** Twice, as pages are loaded again: within an hour it is recorded once. */
async function twice(read: () => Promise<unknown>): Promise<void> {
  await read();
  await read();
}

describe('reading is recorded, but not of one’s own words', () => {
  it('of what checks asked models, where the words are shown', async () => {
    const id = await core.waiting();
    const [first, second] = await core.db.read((tx) =>
      tx.query<{ id: string; check: string }>(
        'select id, check_name as "check" from check_run where submission_id = $1 order by id',
        [id],
      ),
    );
    const words = { request: 'Is Ms Lin covered?', answer: 'No.' };
    await core.db.transaction((tx) => storeCalls(tx, must(first).id, 1, [{ ...answeredCall, ...words }]));
    await core.db.transaction((tx) =>
      storeCalls(tx, must(second).id, 1, [{ ...answeredCall, request: null, answer: null }]),
    );
    const reviewer = await core.person();
    const read = (actor: PersonActor, { check }: { check: string }) =>
      core.db.transaction((tx) => openCheckRun(tx, actor, { id, check }, 'en', core.policy));
    await read(reviewer, must(second));
    expect(await noted(id)).toEqual([]);
    await twice(() => read(reviewer, must(first)));
    const common = { everySystem: false, label: { en: 'Blind', 'zh-TW': '部分不可見' } };
    const has = ['see-reviews', 'see-submissions', 'see-checks'];
    const blind = { ...common, has, conceals: ['prompt' as const] };
    const roles = { ...builtInRoles, roles: { ...builtInRoles.roles, blind } };
    const wordless = { ...(await core.person()), grants: [{ role: 'blind', system: null }], roles };
    expect((await read(wordless, must(first))).calls).toMatchObject([{ request: null, answer: null }]);
    expect(await noted(id)).toEqual([by(reviewer, 'model-words')]);
  });

  it('of the thread, and of what was written with decisions', async () => {
    const [author, reader] = [await core.person(), await core.person()];
    const id = await core.waiting();
    const readAll = async (actor: PersonActor) => {
      await core.db.transaction((tx) => openComments(tx, actor, id, core.policy));
      await core.db.transaction((tx) => openDecisions(tx, actor, id, core.policy));
      await core.db.transaction((tx) => openReview(tx, actor, id, core.policy));
    };
    await readAll(reader);
    expect(await noted(id)).toEqual([]);
    await core.db.transaction((tx) => addComment(tx, author, { submission: id, text: 'I know the customer.' }));
    const input = await decisionOn(author, await claimed(author, id), 'reject');
    await decide(author, { ...input, comment: 'Ask Ms Lin.' });
    await readAll(author);
    expect(await noted(id)).toEqual([]);
    await twice(() => readAll(reader));
    expect(await noted(id)).toEqual([by(reader, 'comments'), by(reader, 'notes')]);
  });

  it('of notes among reviewers', async () => {
    const [author, taker] = [await core.person(), await core.person()];
    const id = await core.waiting();
    const { id: claim } = await claimed(author, id);
    const note = 'Ms Lin called.';
    await core.db.transaction((tx) => handOverReview(tx, author, { claim, to: taker.id, note }));
    for (const actor of [author, taker]) {
      await twice(() => core.db.transaction((tx) => openReview(tx, actor, id, core.policy)));
    }
    expect(await noted(id)).toEqual([by(taker, 'notes')]);
  });

  it('of what was said in contesting a decision', async () => {
    const [reviewer, lead] = [await core.person(), await core.person([{ role: 'lead', system: null }])];
    const id = await core.waiting();
    await decide(reviewer, await decisionOn(reviewer, await claimed(reviewer, id), 'approve'));
    const words = { reason: 'It names my sister.', by: 'affected-person' as const };
    await core.db.transaction((tx) => contestDecision(tx, lead, { submission: id, ...words }, core.policy));
    for (const actor of [lead, core.client]) {
      await core.db.transaction((tx) => listContestations(tx, actor, id, core.policy));
    }
    expect(await noted(id)).toEqual([]);
    const officer = await core.person([{ role: 'compliance', system: null }]);
    await twice(() => core.db.transaction((tx) => listContestations(tx, officer, id, core.policy)));
    expect(await noted(id)).toEqual([by(officer, 'comments')]);
  });
});
