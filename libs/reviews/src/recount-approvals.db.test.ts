import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor, workerActor, type Actor, type PersonActor } from '@countersign/access';
import type { Outcome } from '@countersign/contracts';
import { withDocuments, type Policy } from '@countersign/policy';
import { activatePolicy, getRouting, routeSubmissions } from '@countersign/submissions';
import { CoreFixture, must } from '@countersign/testing';
import { codeOf, reviewActs } from '../test/review-acts.js';
import { decideReviews, listDisagreements, reviewTasks } from './index.js';
import { listDecisions } from './list-decisions.js';
import { findTelling, getRoutingBlind } from './quality/blind/read-blind.js';

let core: CoreFixture;
let stricter: Policy;
beforeAll(async () => {
  core = await CoreFixture.open();
  await core.db.transaction((tx) => activatePolicy(tx, setUpActor, core.policy));
  // Outputs of public interest take two people, and under this policy people with a competence.
  const yaml = must(core.policy.documents.find(({ name }) => name === 'risk-routing')).yaml;
  const competent = `route:\n  - id: only-planners\n    when: { publicInterest: true }\n    competences: [production-planning]\n    text: { en: Planners know., zh-TW: 由排程人員審查。 }\n`;
  stricter = withDocuments(core.policy, [{ name: 'risk-routing', yaml: yaml.replace(/^route:\n/mu, competent) }]);
});
afterAll(() => core.close());

const { claim, claimed, decisionOn } = reviewActs(() => core);
const decide = async (by: PersonActor, id: string, outcome: Outcome, policy: Policy) => {
  const input = await decisionOn(by, await claimed(by, id), outcome);
  const [result] = await core.db.transaction((tx) =>
    decideReviews(tx, [{ actor: by, input }], { policy, signer: core.signer }),
  );
  const done = must(result);
  if ('refusal' in done) throw done.refusal;
  return done.answer;
};
const reroute = (id: string, policy: Policy) =>
  core.db.transaction((tx) => routeSubmissions(tx, workerActor, [id], { policy, tasks: reviewTasks }));
const read = <T>(run: Parameters<typeof core.db.read<T>>[0]) => core.db.read(run);
const lapsed = (id: string) =>
  core.db.read((tx) =>
    tx.query(
      `select p.payload, array(select a.decision_id from lapsed_approval a where a.entry_id = e.id) as noted
       from audit_entry e join audit_payload p on p.entry_id = e.id
       where e.subject = $1 and e.action = 'review.approvals-lapsed' order by e.id`,
      [id],
    ),
  );
const given = async (id: string) => {
  const [row] = await core.db.read((tx) =>
    tx.query(
      `select s.approvals_given as submission, r.approvals_given as review, r.approved_by, r.excluded
       from submission s join review r on r.submission_id = s.id where s.id = $1`,
      [id],
    ),
  );
  return row;
};

describe('why an output was with who decided on it', () => {
  it('is told by the facts, the policy and the route of then, however it was routed since', async () => {
    const id = await core.waiting({ publicInterest: true });
    const decider = await core.person();
    const other = await core.person([{ role: 'reviewer', system: null }], ['production-planning']);
    const { decision } = await decide(decider, id, 'approve', core.policy);
    const before = await read((tx) => getRouting(tx, core.client, { submission: id }, 'en'));
    await reroute(id, stricter);
    const officer = await core.person([{ role: 'compliance', system: null }]);
    const why = (by: Actor, asked: { submission: string; decision: string }) =>
      read((tx) => getRoutingBlind(tx, by, asked, 'en', core.policy));
    const then = await why(officer, { submission: id, decision: decision.id });
    expect(then).toMatchObject({ decision: decision.id, policyDigest: core.policy.digest, trace: { agrees: true } });
    expect({ ...then, decision: null, documents: [] }).toEqual(before);
    const [kept] = await read((tx) =>
      tx.query<{ kept: string[]; logged: string[] }>(
        `select d.routing -> 'rules' || (d.routing -> 'routeRules') as kept, p.payload -> 'rules' as logged from decision d
         join audit_entry e on e.subject = d.submission_id::text and e.action = 'submission.routed' join audit_payload p on p.entry_id = e.id
         where d.id = $1 order by e.id limit 1`,
        [decision.id],
      ),
    );
    expect(kept?.kept).toEqual(kept?.logged);
    // Who may still decide is not told that somebody has; nor is there such a decision on another output.
    await expect(why(other, { submission: id, decision: decision.id })).rejects.toMatchObject({ code: 'not-found' });
    const elsewhere = { submission: await core.waiting(), decision: decision.id };
    await expect(why(officer, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    await expect(why(core.client, { submission: id, decision: decision.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('approvals when the policy changes between them', () => {
  it('count no more where who gave them lacks what is asked for now; others have to approve', async () => {
    const id = await core.waiting({ publicInterest: true });
    const plain = await core.person();
    const first = await decide(plain, id, 'approve', core.policy);
    expect(first.approvals).toEqual({ given: 1, needed: 2 });
    await reroute(id, stricter);
    expect(await given(id)).toEqual({ submission: 0, review: 0, approved_by: [], excluded: [plain.id] });
    const { id: decision } = first.decision;
    const said = {
      submission: id,
      decisions: [decision],
      approvals: { given: 0, needed: 2 },
      policyDigest: stricter.digest,
    };
    expect(await lapsed(id)).toEqual([{ payload: said, noted: [decision] }]);
    const shown = await core.db.read((tx) => listDecisions(tx, plain, id));
    expect(shown.map(({ lapsedAt, outcome }) => [outcome, lapsedAt !== null])).toEqual([['approve', true]]);
    const reader = await core.person(undefined, ['production-planning']);
    const entry = { action: 'review.approvals-lapsed', subject: id };
    const isKept = await core.db.read((tx) => findTelling(tx, reader, [entry], core.policy));
    expect(isKept).toEqual([true]);
    expect(codeOf(await claim(plain, id))).toBe('already-decided');
    const planners = [
      await core.person(undefined, ['production-planning']),
      await core.person(undefined, ['production-planning']),
    ] as const;
    const second = await decide(planners[0], id, 'approve', stricter);
    expect([second.submission.state, second.approvals]).toEqual(['awaiting-review', { given: 1, needed: 2 }]);
    expect((await decide(planners[1], id, 'approve', stricter)).submission.state).toBe('approved');
  });

  it('are what people said all the same: who rejects it then disagrees with them', async () => {
    const id = await core.waiting({ publicInterest: true });
    const plain = await core.person();
    await decide(plain, id, 'approve', core.policy);
    await reroute(id, stricter);
    const planner = await core.person(undefined, ['production-planning']);
    await decide(planner, id, 'reject', stricter);
    const told = async () => {
      const lead = await core.person([{ role: 'lead', system: null }]);
      const { items } = await core.db.transaction((tx) => listDisagreements(tx, lead, { limit: 50 }));
      return items.filter(({ submission }) => submission === id);
    };
    expect((await told()).map(({ kind, second }) => [kind, second.state])).toEqual([['review', 'rejected']]);
  });

  it('count on where who gave them may decide on it as it is now, and where nothing else is asked', async () => {
    const id = await core.waiting({ publicInterest: true });
    const planner = await core.person(undefined, ['production-planning']);
    await decide(planner, id, 'approve', core.policy);
    await reroute(id, stricter);
    const counted = { submission: 1, review: 1, approved_by: [planner.id], excluded: [] };
    expect(await given(id)).toEqual(counted);
    expect(await lapsed(id)).toEqual([]);
    // Less is asked than before, and who approved has left meanwhile.
    await core.db.transaction((tx) => tx.execute('update person set active = false where id = $1', [planner.id]));
    await reroute(id, core.policy);
    expect(await given(id)).toEqual(counted);
  });

  it('count no more at a tier on which who gave them may not decide', async () => {
    const id = await core.waiting({ publicInterest: true });
    const low = await core.person([{ role: 'reviewer', system: 'answers' }]);
    await decide(low, id, 'approve', core.policy);
    await core.db.transaction((tx) =>
      tx.execute(
        `update role_grant set system_id = (select id from ai_system where slug = 'planner') where person_id = $1`,
        [low.id],
      ),
    );
    await core.db.transaction((tx) => tx.execute(`update review set tier = 'limited' where submission_id = $1`, [id]));
    await core.db.transaction((tx) =>
      tx.execute(`update submission set policy_digest = 'sha256:other' where id = $1`, [id]),
    );
    await reroute(id, core.policy);
    expect(await given(id)).toEqual({ submission: 0, review: 0, approved_by: [], excluded: [low.id] });
  });
});
