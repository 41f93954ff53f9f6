import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { workerActor } from '@countersign/access';
import { withDocuments, type Policy } from '@countersign/policy';
import { activatePolicy, approveException, PolicyInForce, requestException } from '@countersign/submissions';
import { CoreFixture } from '@countersign/testing';
import { beginWithPolicy, followPolicy } from './follow-policy.js';

let core: CoreFixture;
let id: string;
beforeAll(async () => {
  core = await CoreFixture.open();
  id = await core.waiting({ title: 'waits' });
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => core.close());

function worker(folder: Policy) {
  const policies = new PolicyInForce(folder);
  return {
    db: core.db,
    policies,
    get policy() {
      return policies.current;
    },
    routingRounds: 0,
    standingExceptions: '',
  };
}

const withLimit = (least: number): Policy => {
  const yaml = core.policy.documents.find(({ name }) => name === 'risk-routing')?.yaml ?? '';
  return withDocuments(core.policy, [
    {
      name: 'risk-routing',
      yaml: yaml.replace('affectedPersons: { atLeast: 100 }', `affectedPersons: { atLeast: ${least} }`),
    },
  ]);
};
const intoForce = (policy: Policy) => core.db.transaction((tx) => activatePolicy(tx, workerActor, policy));
const routedBy = async () => {
  const [row] = await core.db.read((tx) =>
    tx.query<{ policy_digest: string }>('select policy_digest from submission where id = $1', [id]),
  );
  return row?.policy_digest;
};

it('routes by the policy that came into force while it was routing, not by the one it knew', async () => {
  const context = worker(core.policy);
  await beginWithPolicy(context);
  const [second, third] = [withLimit(70), withLimit(71)];
  await intoForce(second);
  const { transaction } = core.db;
  let transactions = 0;
  jest.spyOn(core.db, 'transaction').mockImplementation(async (work) => {
    transactions += 1;
    // The first one of a round looks for drafts, the second routes.
    if (transactions === 2) await transaction.call(core.db, (tx) => activatePolicy(tx, workerActor, third));
    return transaction.call(core.db, work) as ReturnType<typeof work>;
  });
  await followPolicy(context);
  expect(transactions).toBe(3);
  expect(await routedBy()).toBe(third.digest);
});

it('routes again what waits however often it failed to', async () => {
  const context = worker(core.policy);
  await beginWithPolicy(context);
  const changed = withLimit(80);
  await intoForce(changed);
  const { transaction } = core.db;
  let isDown = true;
  let transactions = 0;
  jest.spyOn(core.db, 'transaction').mockImplementation((work) => {
    transactions += 1;
    if (isDown && transactions % 2 === 0) return Promise.reject(new Error('The database is gone.'));
    return transaction.call(core.db, work) as ReturnType<typeof work>;
  });
  for (let round = 0; round < 8; round += 1) await expect(followPolicy(context)).rejects.toThrow('gone');
  expect(await routedBy()).not.toBe(changed.digest);
  isDown = false;
  await followPolicy(context);
  expect(await routedBy()).toBe(changed.digest);
  for (let round = 0; round < 8; round += 1) await followPolicy(context);
  expect(context.routingRounds).toBe(0);
});

it('routes again what waits when a policy exception begins to stand, and when it ends by its time', async () => {
  const context = worker(core.policy);
  await beginWithPolicy(context);
  const waiting = await core.waiting({ affected: { persons: 50 } });
  const tier = async () => {
    const ask = 'select tier from submission where id = $1';
    const [row] = await core.db.read((tx) => tx.query<{ tier: string }>(ask, [waiting]));
    return row?.tier;
  };
  for (let round = 0; round < 8; round += 1) await followPolicy(context);
  expect([context.routingRounds, await tier()]).toEqual([0, 'limited']);
  const lead = await core.person([{ role: 'lead', system: null }]);
  const compliance = await core.person([{ role: 'compliance', system: null }]);
  const wanted = { system: 'answers', rule: 'several-persons', days: 1, reason: 'A pilot.' };
  const { id: exception } = await core.db.transaction((tx) => requestException(tx, lead, wanted, core.policy));
  await core.db.transaction((tx) => approveException(tx, compliance, { id: exception }, core.policy));
  await followPolicy(context);
  expect(await tier()).toBe('minimal');
  for (let round = 0; round < 8; round += 1) await followPolicy(context);
  expect(context.routingRounds).toBe(0);
  await core.db.transaction((tx) =>
    tx.execute(`update policy_exception set until = now() - interval '1 ms' where id = $1`, [exception]),
  );
  await followPolicy(context);
  expect(await tier()).toBe('limited');
});
