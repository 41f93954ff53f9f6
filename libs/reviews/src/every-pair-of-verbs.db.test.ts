import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { ProductError, problems, type DecisionInput, type Outcome } from '@countersign/contracts';
import { withdrawSubmission } from '@countersign/submissions';
import { CoreFixture } from '@countersign/testing';
import { reviewActs } from '../test/review-acts.js';
import {
  assignReview,
  claimReviews,
  decideReviews,
  handOverReview,
  heartbeatClaim,
  holdReview,
  raiseAlarms,
  releaseClaim,
  releaseEndedHolds,
  resumeReview,
  reviewTasks,
  snoozeReview,
} from './index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());

const { claimed, decisionOn, decide } = reviewActs(() => core);
const hour = 3_600_000;
const soon = () => new Date(Date.now() + hour).toISOString();

interface Scene {
  id: string;
  /** Who holds the claim, and what they would decide under it. */
  holder: PersonActor;
  claim: string;
  decision(outcome: Outcome): DecisionInput;
  /** Another person, who leads. */
  other: PersonActor;
}

type Verb = (scene: Scene) => Promise<unknown>;
const act = <T>(run: Parameters<typeof core.db.transaction<T>>[0]) => core.db.transaction(run);
const unwrap = async (results: Promise<readonly (object & { refusal?: ProductError })[]>) => {
  const [result] = await results;
  if (result?.refusal) throw result.refusal;
};
const deciding =
  (outcome: Outcome): Verb =>
  ({ holder, decision }) =>
    act((tx) =>
      unwrap(
        decideReviews(tx, [{ actor: holder, input: decision(outcome) }], { policy: core.policy, signer: core.signer }),
      ),
    );

/** What two people may do to one item at once. Those of the holder need the claim; the others anybody's right, or a lead's. */
const verbs: Record<string, Verb> = {
  claim: ({ id, other }) => act((tx) => unwrap(claimReviews(tx, [{ actor: other, input: { submission: id } }]))),
  'claim-next': ({ other }) => act((tx) => unwrap(claimReviews(tx, [{ actor: other, input: {} }]))),
  heartbeat: ({ holder, claim }) => act((tx) => heartbeatClaim(tx, holder, claim)),
  release: ({ holder, claim }) => act((tx) => releaseClaim(tx, holder, { claim, reason: null })),
  skip: ({ holder, claim }) => act((tx) => releaseClaim(tx, holder, { claim, reason: 'x', code: 'unclear' })),
  approve: deciding('approve'),
  reject: deciding('reject'),
  'request-changes': deciding('request-changes'),
  escalate: deciding('escalate'),
  assign: ({ id, other, holder }) =>
    act((tx) => assignReview(tx, other, { submission: id, person: holder.id, reason: 'x' })),
  'assign-nobody': ({ id, other }) =>
    act((tx) => assignReview(tx, other, { submission: id, person: null, reason: 'x' })),
  'hand-over': ({ holder, claim, other }) =>
    act((tx) => handOverReview(tx, holder, { claim, to: other.id, note: 'x' })),
  'hold-as-holder': ({ id, holder }) =>
    act((tx) => holdReview(tx, holder, { submission: id, reason: 'x', until: soon() })),
  'hold-as-lead': ({ id, other }) => act((tx) => holdReview(tx, other, { submission: id, reason: 'x', until: soon() })),
  resume: ({ id, other }) => act((tx) => resumeReview(tx, other, { submission: id })),
  snooze: ({ id, holder }) => act((tx) => snoozeReview(tx, holder, { submission: id, until: soon() })),
  'snooze-other': ({ id, other }) => act((tx) => snoozeReview(tx, other, { submission: id, until: soon() })),
  withdraw: ({ id }) => act((tx) => withdrawSubmission(tx, core.client, id, reviewTasks)),
  'end-holds': () => act((tx) => releaseEndedHolds(tx, new Date(Date.now() + 2 * hour))),
  alarms: () => act((tx) => raiseAlarms(tx, new Date(Date.now() + 9 * hour))),
};

/** One item that needs two approvals, one given, claimed by somebody else. */
async function stage(): Promise<Scene> {
  const id = await core.waiting({ publicInterest: true });
  const [first, holder, other] = [
    await core.person(),
    await core.person(),
    await core.person([{ role: 'lead', system: null }]),
  ];
  await decide(first, await decisionOn(first, await claimed(first, id), 'approve'));
  const held = await claimed(holder, id);
  const shown = await decisionOn(holder, held, 'approve');
  const codes = new Map<Outcome, string>();
  for (const outcome of ['approve', 'reject', 'request-changes', 'escalate'] as const) {
    const reason = core.policy.reasons.reasons.find((one) => one.outcomes.includes(outcome) && !one.modalities);
    codes.set(outcome, reason?.code ?? '');
  }
  const decision = (outcome: Outcome) => ({ ...shown, outcome, reasons: [{ code: codes.get(outcome) ?? '' }] });
  return { id, holder, claim: held.id, decision, other };
}

interface After {
  state: string;
  submission: string;
  claim_id: string | null;
  claimed_by: string | null;
  held_until: Date | null;
  approved_by: string[];
  approvals_given: number;
  decisions: number;
  approvers: number;
  receipts: number;
}

const after = `
select r.state, s.state as submission, r.claim_id, r.claimed_by, r.held_until, r.approved_by, r.approvals_given,
  (select count(*)::int from decision d where d.submission_id = s.id) as decisions,
  (select count(distinct d.person_id)::int from decision d where d.submission_id = s.id and d.outcome = 'approve') as approvers,
  (select count(*)::int from receipt where submission_id = s.id) as receipts
from review r join submission s on s.id = r.submission_id where s.id = $1`;

async function requireInvariants({ id }: Scene): Promise<void> {
  const [row] = await core.db.read((tx) => tx.query<After>(after, [id]));
  if (!row) throw new Error('The review is gone.');
  expect(['waiting', 'claimed', 'held', 'closed']).toContain(row.state);
  expect([row.claim_id === null, row.claimed_by === null]).toEqual(Array(2).fill(row.state !== 'claimed'));
  expect(row.held_until !== null).toBe(row.state === 'held');
  expect(row.state === 'closed').toBe(row.submission !== 'awaiting-review');
  expect(new Set(row.approved_by).size).toBe(row.approved_by.length);
  expect([row.approvals_given, row.approvers]).toEqual([row.approved_by.length, row.approved_by.length]);
  expect(row.receipts).toBe(row.submission === 'approved' ? 1 : 0);
  if (row.submission === 'approved') expect(row.approvers).toBeGreaterThanOrEqual(2);
  const count = (action: string) => actions.filter((one) => one === action).length;
  const actions = await core.actions(id);
  expect(count('review.decided')).toBe(row.decisions);
  expect(count('submission.withdrawn')).toBe(row.submission === 'withdrawn' ? 1 : 0);
  // What is closed while it is held is not resumed.
  const holds = count('review.held') - count('review.resumed');
  if (row.state === 'closed') expect(holds).toBeGreaterThanOrEqual(0);
  else expect(holds).toBe(row.state === 'held' ? 1 : 0);
}

const names = Object.keys(verbs);
const pairs = names.flatMap((first, index) => names.slice(index).map((second) => [first, second] as const));

describe('two people at one item at once', () => {
  it.each(pairs)('%s and %s', async (first, second) => {
    const scene = await stage();
    const results = await Promise.allSettled([verbs[first]?.(scene), verbs[second]?.(scene)]);
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      const { reason } = result as { reason: unknown };
      if (!(reason instanceof ProductError)) throw reason;
      expect(Object.keys(problems)).toContain(reason.code);
      expect(['internal', 'overloaded']).not.toContain(reason.code);
      // Somebody may have become ineligible meanwhile, as by a decision of their own; nothing else is wrong with the bodies.
      const faults = reason.code === 'invalid-body' ? (reason.extras.errors ?? [{ code: 'none told' }]) : [];
      expect(faults.map(({ code }) => code)).toEqual(faults.map(() => 'not-eligible'));
    }
    await requireInvariants(scene);
  });
});
