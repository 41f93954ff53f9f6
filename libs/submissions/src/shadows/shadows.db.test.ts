import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import type { DraftDocumentName } from '@countersign/contracts';
import { withDocuments } from '@countersign/policy';
import { reviewTasks } from '@countersign/reviews';
import { CoreFixture, must, textBody } from '@countersign/testing';
import {
  addDraft,
  beginShadow,
  changeDraft,
  endShadow,
  findShadow,
  lookAtShadows,
  routeSubmissions,
  withdrawDraft,
} from '../index.js';

let core: CoreFixture;
let lead: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open();
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());

/** The shipped policy with tier high from that many affected people on. */
const withLimit = (least: number): { name: DraftDocumentName; yaml: string }[] => {
  const yaml = core.policy.documents.find(({ name }) => name === 'risk-routing')?.yaml ?? '';
  return [{ name: 'risk-routing', yaml: yaml.replace('atLeast: 100 }', `atLeast: ${least} }`) }];
};
const draftWith = (least: number) =>
  core.db.transaction((tx) => addDraft(tx, lead, { title: `From ${least}`, documents: withLimit(least) }));
const begin = (draft: string, actor = lead) =>
  core.db.transaction((tx) => beginShadow(tx, actor, { draft }, core.policy));
const look = async () => {
  while (await core.db.transaction((tx) => lookAtShadows(tx)));
};
const shown = async (draft: string) => must(await core.db.read((tx) => findShadow(tx, lead, draft)));
const route = (id: string) =>
  core.db.read((tx) => tx.query<object>('select tier, queue, route, routed_at from submission where id = $1', [id]));

it('says of what is routed from then on where it would have gone, as routing under the draft does, and changes nothing', async () => {
  await core.waiting({ affected: { persons: 60 } });
  const draft = await draftWith(50);
  expect(await core.db.read((tx) => findShadow(tx, lead, draft.id))).toBeNull();
  await begin(draft.id);
  const [plain, many] = [await core.waiting(), await core.waiting({ affected: { persons: 60 } })];
  const before = await route(many);
  await look();
  expect(await route(many)).toEqual(before);
  const said = await shown(draft.id);
  expect(said).toMatchObject({ routed: 2, changed: 1, raised: 1, lowered: 0, failed: 0, failure: null, endedAt: null });
  expect(said.days).toEqual([
    { day: new Date().toISOString().slice(0, 10), routed: 2, changed: 1, raised: 1, lowered: 0, failed: 0 },
  ]);
  expect(said.examples.map(({ submission }) => submission)).toEqual([many]);
  const policy = withDocuments(core.policy, withLimit(50));
  await core.db.transaction((tx) => routeSubmissions(tx, workerActor, [plain, many], { policy, tasks: reviewTasks }));
  expect((await route(many))[0]).toMatchObject({ tier: said.examples[0]?.to.tier, queue: said.examples[0]?.to.queue });
  // What was routed anew goes as the draft says, so the two agree now.
  await look();
  expect(await shown(draft.id)).toMatchObject({ routed: 2, changed: 0, examples: [] });
  await core.db.transaction((tx) => endShadow(tx, lead, { draft: draft.id }));
  expect(await core.actions(draft.id)).toEqual(['policy.drafted', 'policy.shadow-begun', 'policy.shadow-ended']);
});

it('is tried as it stood when it began, once at a time, and looked at by one worker', async () => {
  const draft = await draftWith(40);
  const both = await Promise.allSettled([begin(draft.id), begin(draft.id)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' });
  await core.db.transaction((tx) =>
    changeDraft(tx, lead, { id: draft.id, revision: 1, title: 'x', documents: withLimit(1) }),
  );
  await core.submit(textBody());
  await core.waiting({ affected: { persons: 10 } });
  await Promise.all([look(), look()]);
  expect(await shown(draft.id)).toMatchObject({ routed: 1, changed: 0 });
  await core.db.transaction((tx) => endShadow(tx, lead, { draft: draft.id }));
  await expect(core.db.transaction((tx) => endShadow(tx, lead, { draft: draft.id }))).rejects.toMatchObject({
    code: 'conflict',
  });
  await core.waiting({ affected: { persons: 60 } });
  await look();
  expect(await shown(draft.id)).toMatchObject({ routed: 1 });
});

it('counts what it cannot tell, with the reason, and does not touch routing', async () => {
  const draft = await draftWith(30);
  await begin(draft.id);
  await core.db.transaction((tx) =>
    tx.execute(
      `update policy_shadow set documents = '[{"name": "risk-routing", "yaml": "version: 9"}]' where draft_id = $1`,
      [draft.id],
    ),
  );
  const id = await core.waiting();
  await look();
  expect(await shown(draft.id)).toMatchObject({ routed: 1, changed: 0, failed: 1 });
  expect((await shown(draft.id)).failure).toMatch(/cannot read the documents/);
  expect((await route(id))[0]).toMatchObject({ tier: 'minimal' });
  await core.db.transaction((tx) => withdrawDraft(tx, lead, draft));
  expect((await shown(draft.id)).endedAt).not.toBeNull();
});

it('is begun by those who may draft, with a draft that can be read and is not over', async () => {
  const draft = await draftWith(20);
  await expect(begin(draft.id, await core.person())).rejects.toMatchObject({ code: 'forbidden' });
  const faulty = await core.db.transaction((tx) =>
    addDraft(tx, lead, { title: 'x', documents: [{ name: 'risk-routing', yaml: 'version: 1\n' }] }),
  );
  await expect(begin(faulty.id)).rejects.toMatchObject({ code: 'conflict' });
  await core.db.transaction((tx) => withdrawDraft(tx, lead, draft));
  await expect(begin(draft.id)).rejects.toMatchObject({ code: 'conflict' });
});

it('waits for no submission that is being decided', async () => {
  const draft = await draftWith(45);
  await begin(draft.id);
  const id = await core.waiting();
  await core.db.transaction(async (tx) => {
    await tx.query('select from submission where id = $1 for update', [id]);
    await look();
  });
  expect((await shown(draft.id)).routed).toBe(1);
});
