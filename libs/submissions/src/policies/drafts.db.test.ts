import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { setUpActor, workerActor, type PersonActor } from '@countersign/access';
import type { Digest, DraftDocumentName, ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { withDocuments } from '@countersign/policy';
import { reviewTasks } from '@countersign/reviews';
import { CoreFixture, must } from '@countersign/testing';
import {
  activateDueDraft,
  activatePolicy,
  addDraft,
  approveDraft,
  changeDraft,
  findRoutedOtherwise,
  getRouting,
  listDrafts,
  listPolicyVersions,
  policyCheckView,
  PolicyInForce,
  proposeDraft,
  returnDraft,
  routeSubmissions,
  withdrawDraft,
  type DraftRow,
} from '../index.js';

let core: CoreFixture;
let lead: PersonActor;
let compliance: PersonActor;
let administrator: PersonActor;
let policies: PolicyInForce;

beforeAll(async () => {
  core = await CoreFixture.open();
  lead = await core.person([{ role: 'lead', system: null }]);
  compliance = await core.person([{ role: 'compliance', system: null }]);
  administrator = await core.person([{ role: 'administrator', system: null }]);
  policies = new PolicyInForce(core.policy);
  await core.db.transaction((tx) => activatePolicy(tx, setUpActor, core.policy));
});
afterAll(() => core.close());

const routing = (): string => core.policy.documents.find(({ name }) => name === 'risk-routing')?.yaml ?? '';
/** The shipped policy with two people from that many affected ones on, and the tests that go with it. */
const withLimit = (least: number): { name: DraftDocumentName; yaml: string }[] => [
  {
    name: 'risk-routing',
    yaml: routing().replace('affectedPersons: { atLeast: 100 }', `affectedPersons: { atLeast: ${least} }`),
  },
];

const draftWith = (actor: PersonActor, least: number): Promise<DraftRow> =>
  core.db.transaction((tx) => addDraft(tx, actor, { title: `From ${least}`, documents: withLimit(least) }));
const propose = (actor: PersonActor, { id, revision }: DraftRow) =>
  core.db.transaction((tx) => proposeDraft(tx, actor, { id, revision }, policies.current));
/** Of the policy that a draft would make, as its reader sees it now. */
const digestOf = async ({ id }: DraftRow): Promise<Digest | null> => {
  const ask = 'select digest from policy_draft where id = $1';
  const [row] = await core.db.read((tx) => tx.query<{ digest: Digest | null }>(ask, [id]));
  return must(row).digest;
};
const nothing: Digest = `sha256:${'0'.repeat(64)}`;
const approve = async (actor: PersonActor, draft: DraftRow, at: Date | null = null) => {
  const digest = (await digestOf(draft)) ?? nothing;
  return core.db.transaction((tx) => approveDraft(tx, actor, { id: draft.id, digest, at }));
};
const activate = (now = new Date()) =>
  core.db.transaction((tx) => activateDueDraft(tx, workerActor, policies.current, now));

it('goes from a draft over a proposal and another person’s approval into force, and what waits is routed again', async () => {
  const id = await core.waiting({ affected: { persons: 50 } });
  const draft = await draftWith(lead, 40);
  const proposed = await propose(lead, draft);
  expect(proposed).toMatchObject({ state: 'proposed', base_digest: core.policy.digest });
  await expect(approve(lead, draft)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(approve({ ...compliance, elevations: [draft.id] }, draft)).rejects.toMatchObject({ code: 'forbidden' });
  await approve(compliance, draft);
  expect(await policies.follow(core.db)).toBe(false);
  expect(await activate()).toBe(true);
  expect(await policies.follow(core.db)).toBe(true);
  const { current: policy } = policies;
  expect(policy.digest).toBe(proposed.digest);
  expect(await core.db.read((tx) => findRoutedOtherwise(tx, policy.digest, { limit: 10 }))).toEqual([id]);
  await core.db.transaction((tx) => routeSubmissions(tx, workerActor, [id], { policy, tasks: reviewTasks }));
  const routedAt = () =>
    core.db.read((tx) => tx.query<{ routed_at: Date }>('select routed_at from submission where id = $1', [id]));
  const first = await routedAt();
  await core.db.transaction((tx) => routeSubmissions(tx, workerActor, [id], { policy, tasks: reviewTasks }));
  expect(await routedAt()).toEqual(first);
  const why = await core.db.read((tx) => getRouting(tx, compliance, { submission: id }, 'en'));
  expect(why).toMatchObject({ policyDigest: policy.digest, trace: { agrees: true } });
  expect(why.trace?.risk.find(({ rule }) => rule === 'many-persons')).toMatchObject({ held: true, decided: ['tier'] });
  expect(why.documents.find(({ name }) => name === 'risk-routing')?.yaml).toContain('atLeast: 40');
  const fewer = [core.client, await core.person()];
  for (const actor of fewer) {
    const answer = await core.db.read((tx) => getRouting(tx, actor, { submission: id }, 'en'));
    expect(answer).toMatchObject({ documents: [], trace: { agrees: true } });
  }
  expect((await core.db.read((tx) => getRouting(tx, lead, { submission: id }, 'en'))).documents).toHaveLength(2);
  expect(await core.actions(draft.id)).toEqual([
    'policy.drafted',
    'policy.proposed',
    'policy.approved',
    'policy.activated',
  ]);
  const versions = await core.db.read((tx) => listPolicyVersions(tx, lead, { limit: 10 }));
  expect(versions.items.map(({ digest, inForce }) => [digest, inForce])).toEqual([
    [policy.digest, true],
    [core.policy.digest, false],
  ]);
  expect(versions.items.map((version) => version.draft)).toEqual([
    { id: draft.id, title: 'From 40', approvedBy: { id: compliance.id, name: compliance.name } },
    null,
  ]);
});

it('keeps what a draft put into force over restarts, until the folder is changed', async () => {
  const inForce = policies.current.digest;
  await core.db.transaction((tx) => activatePolicy(tx, workerActor, core.policy));
  await policies.follow(core.db);
  expect(policies.current.digest).toBe(inForce);
  const changed = withDocuments(core.policy, withLimit(77));
  await core.db.transaction((tx) => activatePolicy(tx, workerActor, changed, new Date(Date.now() + 3_600_000)));
  await policies.follow(core.db);
  expect(policies.current.digest).toBe(changed.digest);
  // By the clock of the database, however far that of the worker is ahead.
  const { items } = await core.db.read((tx) => listPolicyVersions(tx, lead, { limit: 1 }));
  expect(Date.parse(items[0]?.activeSince ?? '')).toBeLessThan(Date.now() + 60_000);
});

it('is followed by a folder in which only what reviewers are shown was changed, also where its clock is behind', async () => {
  const quality = core.policy.documents.find(({ name }) => name === 'review-quality')?.yaml ?? '';
  const yaml = quality.replace('tell: at-once', 'tell: daily');
  const changed = withDocuments(core.policy, [{ name: 'review-quality', yaml }]);
  expect(changed.digest).not.toBe(core.policy.digest);
  await core.db.transaction((tx) => activatePolicy(tx, workerActor, changed, new Date(Date.now() - 60_000)));
  expect(await policies.follow(core.db)).toBe(true);
  expect(policies.current.digest).toBe(changed.digest);
  expect(policies.current.reviewQuality.gold.tell).toBe('daily');
});

it('is not approved by anybody who wrote in it or proposed it, also not by a second author', async () => {
  const draft = await draftWith(compliance, 30);
  const change = { title: 'From 31', documents: withLimit(31) };
  const other = await core.person([{ role: 'compliance', system: null }]);
  const changed = await core.db.transaction((tx) => changeDraft(tx, lead, { id: draft.id, revision: 1, ...change }));
  await propose(lead, changed);
  await expect(approve(compliance, draft)).rejects.toMatchObject({ code: 'separation-of-duties' });
  await expect(approve(other, draft)).resolves.toMatchObject({ state: 'approved' });
  await core.db.transaction((tx) => withdrawDraft(tx, administrator, draft));
  expect(await activate()).toBe(false);
  expect((await core.actions(draft.id)).at(-1)).toBe('policy.withdrawn');
});

it('is given back with a comment by somebody else, can be proposed again, and is reviewed once', async () => {
  const draft = await draftWith(compliance, 32);
  const other = await core.person([{ role: 'compliance', system: null }]);
  const giveBack = (actor: PersonActor, digest = nothing) =>
    core.db.transaction((tx) => returnDraft(tx, actor, { id: draft.id, digest, comment: 'Say why 32.' }));
  await expect(giveBack(other)).rejects.toMatchObject({ code: 'conflict' });
  const { digest } = await propose(compliance, draft);
  await expect(giveBack(other)).rejects.toMatchObject({ code: 'conflict' });
  await expect(giveBack(lead)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(giveBack(compliance)).rejects.toMatchObject({ code: 'separation-of-duties' });
  const given = await Promise.allSettled([giveBack(other, must(digest)), giveBack(administrator, must(digest))]);
  expect(given.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(given.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' });
  const [row] = await core.db.read((tx) => tx.query<DraftRow>('select * from policy_draft where id = $1', [draft.id]));
  expect(row).toMatchObject({ state: 'draft', digest: null, proposed_by: null, review_comment: 'Say why 32.' });
  await propose(compliance, draft);
  const approved = await core.db.transaction((tx) =>
    approveDraft(tx, other, { id: draft.id, digest: must(digest), at: null, comment: 'Good.' }),
  );
  expect(approved).toMatchObject({ state: 'approved', review_comment: 'Good.', returned_by: null });
  await core.db.transaction((tx) => withdrawDraft(tx, administrator, draft));
  expect(await core.actions(draft.id)).toEqual([
    'policy.drafted',
    'policy.proposed',
    'policy.returned',
    'policy.proposed',
    'policy.approved',
    'policy.withdrawn',
  ]);
});

it('loses its proposal when somebody writes in it, and refuses a revision that another overtook', async () => {
  const draft = await draftWith(lead, 20);
  await propose(lead, draft);
  const change = (actor: PersonActor) =>
    core.db.transaction((tx) =>
      changeDraft(tx, actor, { id: draft.id, revision: 1, title: 'x', documents: withLimit(21) }),
    );
  const results = await Promise.allSettled([change(lead), change(compliance)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(results.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' });
  await expect(approve(administrator, draft)).rejects.toMatchObject({ code: 'conflict' });
});

it('is approved as it was read: not when it was changed and proposed anew meanwhile', async () => {
  const draft = await draftWith(lead, 22);
  const { digest } = await propose(lead, draft);
  const changed = await core.db.transaction((tx) =>
    changeDraft(tx, lead, { id: draft.id, revision: 1, title: 'x', documents: withLimit(23) }),
  );
  await expect(propose(lead, draft)).rejects.toMatchObject({ code: 'conflict' });
  await propose(lead, changed);
  const asRead = { id: draft.id, digest: must(digest), at: null };
  await expect(core.db.transaction((tx) => approveDraft(tx, compliance, asRead))).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(approve(compliance, draft)).resolves.toMatchObject({ state: 'approved' });
  await core.db.transaction((tx) => withdrawDraft(tx, administrator, draft));
});

it('is proposed as it was looked at: a change or a withdrawal meanwhile is not overtaken', async () => {
  for (const meanwhile of ['change', 'withdraw'] as const) {
    const draft = await draftWith(lead, 19);
    const { db } = core;
    const act = (tx: Tx) =>
      meanwhile === 'change'
        ? changeDraft(tx, compliance, { id: draft.id, revision: 1, title: 'x', documents: withLimit(18) })
        : withdrawDraft(tx, compliance, draft);
    const proposal = db.transaction(async (tx) => {
      const query = tx.query.bind(tx);
      jest.spyOn(tx, 'query').mockImplementationOnce(async (...given) => {
        const rows: never[] = await query(...given);
        await db.transaction(act);
        return rows;
      });
      return proposeDraft(tx, lead, draft, policies.current);
    });
    await expect(proposal).rejects.toMatchObject({ code: 'conflict' });
    expect(await core.actions(draft.id)).not.toContain('policy.proposed');
  }
});

it('cannot be proposed with faults, with failing tests, or when it changes nothing', async () => {
  const begin = (yaml: string) =>
    core.db.transaction((tx) => addDraft(tx, lead, { title: 'x', documents: [{ name: 'risk-routing', yaml }] }));
  const { current } = policies;
  const faulty = await begin('version: 1\n');
  await expect(propose(lead, faulty)).rejects.toMatchObject({ code: 'invalid-body' });
  const failing = await begin(routing().replace('approvals: 2', 'approvals: 3'));
  const refusal: unknown = await propose(lead, failing).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'invalid-body' });
  expect(JSON.stringify((refusal as ProductError).extras)).toMatch(/expected 2, the policy says 3/);
  const check = policyCheckView(core.policy, failing.documents, 'en');
  expect(check.faults.map(({ document }) => document)).toContain('tests');
  expect(check.faults.every(({ document }) => document === 'tests')).toBe(true);
  const same = await begin(current.documents.find(({ name }) => name === 'risk-routing')?.yaml ?? '');
  await expect(propose(lead, same)).rejects.toMatchObject({ code: 'conflict' });
});

it('goes back to its authors when another policy came into force before its time', async () => {
  const [first, second] = [await draftWith(lead, 60), await draftWith(lead, 61)];
  await propose(lead, first);
  await propose(lead, second);
  await approve(compliance, first, new Date(Date.now() - 2000));
  await approve(compliance, second, new Date(Date.now() - 1000));
  const soon = new Date(Date.now() + 5000);
  expect(await activate(soon)).toBe(true);
  expect(await activate(soon)).toBe(false);
  await policies.follow(core.db);
  expect(await activate(soon)).toBe(true);
  const { items } = await core.db.read((tx) => listDrafts(tx, lead, { limit: 50 }));
  const stateOf = ({ id }: DraftRow) => items.find((item) => item.id === id)?.state;
  expect([stateOf(first), stateOf(second)]).toEqual(['activated', 'draft']);
  expect((await core.actions(second.id)).at(-1)).toBe('policy.outdated');
});

it('is for leads and compliance officers to write and for nobody else', async () => {
  const reviewer = await core.person();
  await expect(draftWith(reviewer, 5)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(draftWith(administrator, 5)).rejects.toMatchObject({ code: 'forbidden' });
  const draft = await draftWith(lead, 5);
  await propose(lead, draft);
  await expect(approve(reviewer, draft)).rejects.toMatchObject({ code: 'forbidden' });
});
