import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { builtInRoles, type PersonActor } from '@countersign/access';
import type { Page, QueueItem, Roles } from '@countersign/contracts';
import { findSubmissionFor, getCheckRun, getPayload, listSubmissions, storeCalls } from '@countersign/submissions';
import { answeredCall, CoreFixture, textBody } from '@countersign/testing';
import { codeOf, reviewActs } from '../test/review-acts.js';
import { bulkDecide, claimReviews, getClaims, getReview, listAlarms, listQueue, summarizeQueue } from './index.js';

const common = { everySystem: false, label: { en: 'Narrow', 'zh-TW': '限縮' } };
const has = ['see-reviews', 'decide-reviews', 'lead-reviews', 'see-submissions', 'see-checks'];
const roles: Roles = {
  ...builtInRoles,
  roles: {
    ...builtInRoles.roles,
    'light-reviewer': { ...common, has, only: { modalities: ['text'], tiers: ['minimal', 'limited'] } },
    'image-reviewer': { ...common, has, only: { modalities: ['image'] } },
    'blind-reviewer': { ...common, has, conceals: ['prompt', 'sources', 'metadata'] },
  },
};

let core: CoreFixture;
let plain: string;
let heavy: string;
let light: PersonActor;
let images: PersonActor;

const holding = async (role: string, system: string | null = null): Promise<PersonActor> => ({
  ...(await core.person()),
  grants: [{ role, system }],
  roles,
});

beforeAll(async () => {
  core = await CoreFixture.open();
  plain = await core.waiting();
  heavy = await core.waiting({ publicInterest: true });
  light = await holding('light-reviewer');
  images = await holding('image-reviewer');
});
afterAll(() => core.close());

const { claim, claimed, decide, decisionOn } = reviewActs(() => core);

/** Ids of the outputs in somebody's queue, in their list of submissions, and how many reviews they are told that wait. */
async function seenBy(actor: PersonActor) {
  const filter = { limit: 50 };
  return core.db.read(async (tx) => {
    const [page] = await listQueue(tx, [{ actor, input: filter }], core.policy);
    if (!page || 'refusal' in page) throw new Error('no page');
    const { items } = JSON.parse(page.answer) as Page<QueueItem>;
    const submissions = await listSubmissions(tx, actor, filter);
    const { queues } = await summarizeQueue(tx, actor, null, core.policy);
    return {
      queue: items.map(({ id }) => id).toSorted(),
      submissions: submissions.items.map(({ id }) => id).toSorted(),
      waiting: queues.reduce((sum, { waiting, claimed: held }) => sum + waiting + held, 0),
    };
  });
}

describe('a role that is narrowed to some outputs', () => {
  it('lists those and counts those, and no others', async () => {
    const both = [plain, heavy].toSorted();
    const everything = { queue: both, submissions: both, waiting: 2 };
    expect(await seenBy(await holding('reviewer'))).toEqual(everything);
    expect(await seenBy(light)).toEqual({ queue: [plain], submissions: [plain], waiting: 1 });
    expect(await seenBy(images)).toEqual({ queue: [], submissions: [], waiting: 0 });
    expect(await seenBy(await holding('light-reviewer', 'planner'))).toEqual({
      queue: [],
      submissions: [],
      waiting: 0,
    });
    const two = await holding('light-reviewer');
    expect(await seenBy({ ...two, grants: [...two.grants, { role: 'reviewer', system: 'answers' }] })).toEqual(
      everything,
    );
  });

  it('opens no others: they are as if they were not there', async () => {
    for (const [actor, id] of [
      [light, heavy],
      [images, plain],
    ] as const) {
      await expect(core.db.read((tx) => findSubmissionFor(tx, actor, id, 'read'))).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(core.db.read((tx) => getReview(tx, actor, id, core.policy))).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(
        core.db.read((tx) => getCheckRun(tx, actor, { id, check: 'text-factuality' }, 'en')),
      ).rejects.toMatchObject({ code: 'not-found' });
      expect(codeOf(await claim(actor, id))).toBe('not-found');
    }
    const seen = await core.db.read((tx) => getCheckRun(tx, light, { id: plain, check: 'text-factuality' }, 'en'));
    expect(seen.check).toBe('text-factuality');
    expect((await core.db.read((tx) => findSubmissionFor(tx, light, plain, 'read'))).id).toBe(plain);
    expect((await core.db.read((tx) => listAlarms(tx, images, core.policy))).items).toEqual([]);
  });

  it('is given no others by the queue, alone or together with people of the same role', async () => {
    const colleague = await holding('light-reviewer');
    const requests = [light, colleague, images].map((actor) => ({ actor, input: {} }));
    const results = await core.db.transaction((tx) => claimReviews(tx, requests));
    const taken = results.map((result) => ('answer' in result ? (result.answer?.submission ?? null) : 'refused'));
    expect(taken).toEqual([plain, null, null]);
    const held = await claimed(light, plain);
    expect(codeOf(await decide(light, await decisionOn(light, held, 'approve')))).toBeNull();
    expect(codeOf(await claim(light))).toBeNull();
    expect((await seenBy(light)).queue).toEqual([]);
  });

  it('decides no more on what it held, once it is narrowed further', async () => {
    const [id = ''] = await core.submit(textBody());
    await core.check([id]);
    const held = await claimed(light, id);
    const input = await decisionOn(light, held, 'approve');
    const narrowed = { ...light, grants: [{ role: 'image-reviewer', system: null }] };
    expect(codeOf(await decide(narrowed, input))).toBe('forbidden');
    const { binding, reasons } = input;
    const together = { outcome: 'approve' as const, reasons, items: [{ submission: id, binding }] };
    const context = { policy: core.policy, signer: core.signer };
    const [bulk] = await core.db.transaction((tx) => bulkDecide(tx, narrowed, together, context));
    expect(bulk && codeOf(bulk)).toBe('not-found');
    expect(codeOf(await decide(light, input))).toBeNull();
  });
});

describe('a role that conceals fields', () => {
  const handed = {
    generator: { provider: 'test', model: 'fake', prompt: 'Say something of Ms Lin.', samples: ['Another.'] },
    sources: [{ id: 'terms', text: 'The pump is covered for 12 months.' }],
    rationale: 'The terms say so.',
    metadata: { customer: 'Lin' },
  };

  it('shows payload and claim without them and says so; with another role that shows them, they are there', async () => {
    const id = await core.waiting(handed);
    const actor = await holding('blind-reviewer');
    const part = { generator: { provider: 'test', model: 'fake' }, sources: [], metadata: null };
    const left = { ...part, rationale: 'The terms say so.', concealed: ['prompt', 'sources', 'metadata'] };
    const seen = await core.db.read((tx) => getPayload(tx, actor, id));
    expect(seen).toMatchObject(left);
    expect(seen.generator).toEqual(part.generator);
    const held = await claimed(actor, id);
    const [shown] = await core.db.read((tx) =>
      getClaims(tx, [{ actor, input: { ...held, language: 'en' } }], core.policy),
    );
    expect(shown && 'answer' in shown && shown.answer.payload).toEqual(seen);
    // What was not shown cannot have been opened.
    const input = await decisionOn(actor, held, 'reject');
    const openedSource = { ...input, evidenceOpened: { findings: [], sources: [0] } };
    expect(codeOf(await decide(actor, openedSource))).toBe('invalid-body');
    const both = { ...actor, grants: [...actor.grants, { role: 'reviewer', system: 'answers' }] };
    expect(codeOf(await decide(both, openedSource))).toBeNull();
    expect(await core.db.read((tx) => getPayload(tx, both, id))).toMatchObject({ ...handed, concealed: [] });
    const elsewhere = { ...actor, grants: [...actor.grants, { role: 'reviewer', system: 'planner' }] };
    expect(await core.db.read((tx) => getPayload(tx, elsewhere, id))).toMatchObject(left);
  });

  it('leaves out the words that checks exchanged with models', async () => {
    const id = await core.waiting(handed);
    const runs = await core.db.read((tx) =>
      tx.query<{ id: string; check: string }>(
        'select id, check_name as check from check_run where submission_id = $1',
        [id],
      ),
    );
    const [run] = runs;
    const call = { ...answeredCall, request: 'Is Ms Lin covered?', answer: 'No.' };
    await core.db.transaction((tx) => storeCalls(tx, run?.id ?? '', 1, [call]));
    const wordsFor = async (actor: PersonActor) => {
      const input = { id, check: run?.check ?? '' };
      const { calls } = await core.db.read((tx) => getCheckRun(tx, actor, input, 'en'));
      return calls.map(({ request, answer, model }) => [request, answer, model]);
    };
    expect(await wordsFor(await holding('reviewer'))).toEqual([['Is Ms Lin covered?', 'No.', 'm']]);
    expect(await wordsFor(await holding('blind-reviewer'))).toEqual([[null, null, 'm']]);
  });
});
