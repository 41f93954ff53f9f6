import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setUpActor, workerActor, type PersonActor } from '@countersign/access';
import type { ProductError } from '@countersign/contracts';
import { withDocuments, type Policy } from '@countersign/policy';
import { CoreFixture, must } from '@countersign/testing';
import {
  activateDueDraft,
  activatePolicy,
  addDraft,
  approveDraft,
  confirmPolicyVersion,
  eraseConfirmationComments,
  getPolicyVersion,
  listPolicyVersions,
  proposeDraft,
} from '../index.js';

let core: CoreFixture;
let lead: PersonActor;
let compliance: PersonActor;
let administrator: PersonActor;

beforeAll(async () => {
  core = await CoreFixture.open();
  lead = await core.person([{ role: 'lead', system: null }]);
  compliance = await core.person([{ role: 'compliance', system: null }]);
  administrator = await core.person([{ role: 'administrator', system: null }]);
});
afterAll(() => core.close());

/** A folder in which a document of the shipped one reads otherwise. */
function folder(name: string, old: string, by: string): Policy {
  const yaml = must(core.policy.documents.find((document) => document.name === name)).yaml;
  expect(yaml).toContain(old);
  return withDocuments(core.policy, [{ name, yaml: yaml.replace(old, by) }]);
}
const limit = (least: number): Policy =>
  folder('risk-routing', 'affectedPersons: { atLeast: 100 }', `affectedPersons: { atLeast: ${least} }`);
/** A folder whose leads may approve policies. */
const withMoreRights = (): Policy => {
  const head = `\n  lead:\n    label: { en: Lead, zh-TW: 審查主管 }\n    has:\n`;
  return folder('roles', head, `${head}      - activate-policy\n`);
};
const start = (policy: Policy) => core.db.transaction((tx) => activatePolicy(tx, workerActor, policy));
const confirm = (
  actor: PersonActor | CoreFixture['client'],
  { digest }: Pick<Policy, 'digest'>,
  previous: Pick<Policy, 'digest'> | null,
  comment: string | null = null,
) =>
  core.db.transaction((tx) => confirmPolicyVersion(tx, actor, { digest, previous: previous?.digest ?? null, comment }));
/** Brings a policy into force by a draft of two people. */
const bring = (title: string, { documents }: Policy, inForce: Policy) =>
  core.db.transaction(async (tx) => {
    const { yaml } = must(documents.find(({ name }) => name === 'risk-routing'));
    const draft = await addDraft(tx, lead, { title, documents: [{ name: 'risk-routing', yaml }] });
    const { digest } = await proposeDraft(tx, lead, { id: draft.id, revision: 1 }, inForce);
    await approveDraft(tx, compliance, { id: draft.id, digest: must(digest), at: null });
    expect(await activateDueDraft(tx, workerActor, inForce)).toBe(true);
  });
const version = ({ digest }: Policy) => core.db.read((tx) => getPolicyVersion(tx, lead, digest));
const unread = async () => {
  const { items } = await core.db.read((tx) => listPolicyVersions(tx, lead, { limit: 10, unconfirmed: true }));
  return items.map(({ digest }) => digest);
};
const confirmedEntries = () =>
  core.db.read((tx) =>
    tx.query<{ payload: object }>(
      `select p.payload from audit_entry e join audit_payload p on p.entry_id = e.id where e.action = 'policy.confirmed' order by e.id`,
    ),
  );
const refusal = async (act: Promise<unknown>): Promise<string> => {
  const error: unknown = await act.then(
    () => null,
    (reason: unknown) => reason,
  );
  return (error as ProductError | null)?.code ?? 'nothing';
};

it('is waited for from the first folder on, and given once, by whoever may approve policies', async () => {
  await core.db.transaction((tx) => activatePolicy(tx, setUpActor, core.policy));
  expect(await version(core.policy)).toMatchObject({ previous: null, needsConfirmation: true, confirmation: null });
  for (const actor of [lead, await core.person(), core.client]) {
    expect(await refusal(confirm(actor, core.policy, null))).toBe('forbidden');
  }
  expect(await refusal(confirm(compliance, { digest: `sha256:${'0'.repeat(64)}` }, null))).toBe('not-found');
  expect(await refusal(confirm(compliance, core.policy, limit(40)))).toBe('conflict');
  expect(await confirmedEntries()).toEqual([]);
  const both = await Promise.allSettled([
    confirm(compliance, core.policy, null, 'As delivered.'),
    confirm(administrator, core.policy, null, 'As delivered.'),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const view = await version(core.policy);
  expect(view).toMatchObject({ needsConfirmation: false, confirmation: { comment: 'As delivered.' } });
  const first = [compliance, administrator].find(({ id }) => id === view.confirmation?.by.id);
  expect(await confirm(must(first), core.policy, null)).toEqual(view);
  expect(await unread()).toEqual([]);
  const entries = await confirmedEntries();
  expect(entries.map(({ payload }) => payload)).toEqual([
    { digest: core.policy.digest, previous: null, commentDigest: expect.stringMatching(/^sha256:/) },
  ]);
});

it('is waited for by each change of the folder, also by those that another one followed, and by the way back', async () => {
  await start(limit(40));
  await start(limit(41));
  expect(await unread()).toEqual([limit(41).digest, limit(40).digest]);
  expect(await version(limit(41))).toMatchObject({ previous: limit(40).digest, inForce: true });
  await confirm(compliance, limit(41), limit(40));
  expect(await unread()).toEqual([limit(40).digest]);
  // Nobody read it when it came first, so it stays held against what it followed then.
  await start(limit(40));
  expect(await version(limit(40))).toMatchObject({ previous: core.policy.digest, needsConfirmation: true });
  // As it was confirmed, and yet another change: from something else.
  await start(core.policy);
  expect(await version(core.policy)).toMatchObject({ previous: limit(40).digest, confirmation: null });
  await confirm(compliance, limit(40), core.policy);
  await confirm(compliance, core.policy, limit(40));
  expect(await unread()).toEqual([]);
});

it('is not given by whom only this change lets approve policies', async () => {
  const roles = withMoreRights();
  await start(roles);
  const risen: PersonActor = { ...lead, roles: roles.roles };
  expect(await refusal(confirm(risen, roles, core.policy))).toBe('separation-of-duties');
  expect(await unread()).toEqual([roles.digest]);
  // Nor by way of another change that follows it before anybody has read it.
  const second = withDocuments(
    roles,
    limit(42).documents.filter(({ name }) => name === 'risk-routing'),
  );
  await start(second);
  expect(await refusal(confirm({ ...risen, roles: second.roles }, second, roles))).toBe('separation-of-duties');
  await confirm({ ...compliance, roles: second.roles }, second, roles);
  await confirm({ ...compliance, roles: roles.roles }, roles, core.policy);
  await start(roles);
  await confirm({ ...compliance, roles: roles.roles }, roles, second);
  expect(await unread()).toEqual([]);
});

it('is not given by whom a role for a time lets approve policies', async () => {
  await start(limit(43));
  expect(await refusal(confirm({ ...compliance, elevations: ['for a time'] }, limit(43), withMoreRights()))).toBe(
    'forbidden',
  );
  await confirm(compliance, limit(43), withMoreRights());
  await start(withMoreRights());
  await confirm(compliance, withMoreRights(), limit(43));
});

it('is nothing for what a draft of two people brought, and a draft reads nothing that a folder brought before it', async () => {
  await start(limit(50));
  await bring('From 51', limit(51), limit(50));
  const view = await version(limit(51));
  expect(view).toMatchObject({ needsConfirmation: false, confirmation: null, draft: { title: 'From 51' } });
  expect(await refusal(confirm(administrator, limit(51), limit(50)))).toBe('conflict');
  expect(await unread()).toEqual([limit(50).digest]);
  await bring('Back to 50', limit(50), limit(51));
  const back = { previous: withMoreRights().digest, needsConfirmation: true, draft: { title: 'Back to 50' } };
  expect(await version(limit(50))).toMatchObject(back);
  await confirm(administrator, limit(50), withMoreRights(), 'Read.');
  expect(await unread()).toEqual([]);
});

it('shows which signers are trusted, and keeps no words of who was erased', async () => {
  const trusting = withDocuments({ ...core.policy, trustedSigners: 'PEM' }, []);
  await start(trusting);
  expect((await version(trusting)).documents).toContainEqual({ name: 'trusted-signers', yaml: 'PEM' });
  await confirm(administrator, trusting, limit(50), 'Our own camera.');
  const subject = { kind: 'person' as const, id: administrator.id, pseudonym: administrator.pseudonym };
  const { removed } = await core.db.transaction((tx) => eraseConfirmationComments(tx, subject));
  expect(removed['policyConfirmationComments']).toBeGreaterThan(0);
  expect((await version(trusting)).confirmation).toMatchObject({ by: { id: administrator.id }, comment: '–' });
});
