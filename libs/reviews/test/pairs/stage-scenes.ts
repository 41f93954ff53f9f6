import { generateKeyPairSync } from 'node:crypto';
import { setUpActor } from '@countersign/access';
import type { Binding, CheckResult } from '@countersign/contracts';
import { newId } from '@countersign/database';
import { registerSystem } from '@countersign/identity';
import { must, passedResult, plainFinding, plainSystem, textBody, type CoreFixture } from '@countersign/testing';
import { holdReview, Lots } from '../../src/index.js';
import { blindActs } from '../blind-acts.js';
import { contestActs } from '../contest-acts.js';
import { reviewActs } from '../review-acts.js';
import type { Scene } from './scene.js';

const found: CheckResult = { ...passedResult, findings: [{ ...plainFinding, severity: 'minor' }] };
const hour = 3_600_000;
const lots = new Lots(generateKeyPairSync('ed25519').privateKey);

/** Brings an item into the state that it is named after. */
type Stage = (core: CoreFixture, scene: Scene) => Promise<void>;

const claim: Stage = async (core, scene) => {
  scene.claim = (await reviewActs(() => core).claimed(scene.holder, scene.id)).id;
};
const decided =
  (outcome: 'approve' | 'reject' | 'request-changes'): Stage =>
  async (core, { id, before }) => {
    const { claimed, decide, decisionOn } = reviewActs(() => core);
    const result = await decide(before, await decisionOn(before, await claimed(before, id), outcome));
    if ('refusal' in result) throw result.refusal;
  };
const contested =
  (outcome: 'approve' | 'reject'): Stage =>
  async (core, scene) => {
    await decided(outcome)(core, scene);
    await contestActs(() => core).contest(scene.id, scene.client);
    await claim(core, scene);
  };

/** The states from which two act at once. `publicInterest` asks for two approvals. */
export const stages: Readonly<Record<string, { publicInterest?: boolean; reach: Stage }>> = {
  waiting: { reach: () => Promise.resolve() },
  claimed: { reach: claim },
  'one approval of two': {
    publicInterest: true,
    reach: async (core, scene) => {
      await decided('approve')(core, scene);
      await claim(core, scene);
    },
  },
  held: {
    reach: async (core, { id, lead }) => {
      const until = new Date(Date.now() + hour).toISOString();
      await core.db.transaction((tx) => holdReview(tx, lead, { submission: id, reason: 'x', until }));
    },
  },
  'verdict hidden': {
    reach: async (core, scene) => {
      const { policyOf } = blindActs(() => core, lots);
      const { claim: made } = await blindActs(() => core, lots).take(scene.holder, scene.id, policyOf({ share: 1 }));
      scene.claim = made.id;
    },
  },
  approved: { reach: decided('approve') },
  rejected: { reach: decided('reject') },
  'changes requested': { reach: decided('request-changes') },
  'approval contested': { reach: contested('approve') },
  'rejection contested': { reach: contested('reject') },
};

const known = `
select s.content_digest, s.version, s.policy_digest, s.facts_digest, (select f.id from finding f where f.submission_id = s.id limit 1) as finding
from submission s where s.id = $1`;
interface KnownRow {
  content_digest: string;
  version: number;
  policy_digest: string;
  facts_digest: string;
  finding: string;
}

/** An item in one of the `stages`. */
export async function stageScene(core: CoreFixture, name: string): Promise<Scene> {
  const { publicInterest = false, reach } = must(stages[name]);
  const system = `system-${newId().slice(-12)}`;
  await core.db.transaction((tx) => registerSystem(tx, setUpActor, plainSystem(system)));
  const client = await core.key(['submit', 'read'], [system]);
  const [id = ''] = await core.submitAs(client, textBody({ system, publicInterest }));
  await core.check([id], found);
  const queue = `queue-${system}`;
  await core.db.transaction((tx) => tx.execute('update review set queue = $2 where submission_id = $1', [id, queue]));
  const [row] = await core.db.read((tx) => tx.query<KnownRow>(known, [id]));
  const { content_digest: contentDigest, version, policy_digest: policyDigest, facts_digest, finding } = must(row);
  const binding: Binding = { version, contentDigest, policyDigest, factsDigest: facts_digest };
  const [holder, other, before] = [await core.person(), await core.person(), await core.person()];
  const people = {
    holder,
    other,
    before,
    lead: await core.person([{ role: 'lead', system: null }]),
    officer: await core.person([{ role: 'compliance', system: null }]),
    administrator: await core.person([{ role: 'administrator', system: null }]),
  };
  const scene = { id, system, queue, client, contentDigest, binding, finding, claim: newId(), ...people };
  await reach(core, scene);
  return scene;
}
