import { builtInRoles, workerActor, type PersonActor } from '@countersign/access';
import { eraseSubject } from '@countersign/audit';
import type { Outcome, ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { eraseIdentity, resumeSystem, stopSystem } from '@countersign/identity';
import type { Policy } from '@countersign/policy';
import {
  addComment,
  eraseComments,
  parseSubmission,
  reviseSubmission,
  routeSubmissions,
  withdrawSubmission,
} from '@countersign/submissions';
import { must, textBody, type CoreFixture } from '@countersign/testing';
import {
  acknowledgeAlarm,
  answerContestation,
  assignReview,
  bulkDecide,
  claimReviews,
  contestDecision,
  decideReviews,
  editOutput,
  eraseContestations,
  eraseDecisions,
  giveOpinion,
  handOverReview,
  heartbeatClaim,
  holdReview,
  judgeFinding,
  raiseAlarms,
  releaseClaim,
  releaseEndedHolds,
  releaseExpiredClaims,
  releaseLostAssignments,
  resumeReview,
  reviewTasks,
  snoozeReview,
} from '../../src/index.js';
import { words } from '../contest-acts.js';
import type { Scene } from './scene.js';

/** Something that is done to the item of a scene, in the transaction given, under the policy of the fixture. */
export type Verb = (tx: Tx, scene: Scene, core: Pick<CoreFixture, 'policy' | 'signer'>) => Promise<unknown>;

const hour = 3_600_000;
const soon = () => new Date(Date.now() + hour).toISOString();
const after = (hours: number) => new Date(Date.now() + hours * hour);
const text = 'The pump is covered for 24 months.';

/** Throws the refusal of the only request of a group. */
async function only(results: Promise<readonly (object & { refusal?: ProductError })[]>): Promise<unknown> {
  const [result] = await results;
  if (result?.refusal) throw result.refusal;
  return result;
}

const reasonsFor = (policy: Policy, outcome: Outcome) => [
  { code: must(policy.reasons.reasons.find((one) => one.outcomes.includes(outcome) && !one.modalities)).code },
];
const deciding =
  (outcome: Outcome): Verb =>
  (tx, { holder: actor, claim, binding }, { policy, signer }) => {
    const input = { claim, binding, outcome, reasons: reasonsFor(policy, outcome) };
    return only(decideReviews(tx, [{ actor, input }], { policy, signer }));
  };
const bulk =
  (who: (scene: Scene) => PersonActor): Verb =>
  (tx, scene, { policy, signer }) => {
    const items = [{ submission: scene.id, binding: scene.binding }];
    const input = { items, outcome: 'approve' as const, reasons: reasonsFor(policy, 'approve') };
    return only(bulkDecide(tx, who(scene), input, { policy, signer }));
  };
const claiming =
  (who: (scene: Scene) => PersonActor): Verb =>
  (tx, scene) =>
    only(claimReviews(tx, [{ actor: who(scene), input: { submission: scene.id } }]));
const answering =
  (outcome: 'upheld' | 'overturned'): Verb =>
  (tx, { holder, claim, contentDigest }, { policy }) =>
    answerContestation(tx, holder, { claim, contentDigest, outcome, answer: 'The terms were read again.' }, policy);
const erasing =
  (who: (scene: Scene) => PersonActor): Verb =>
  (tx, scene) => {
    const parts = [eraseDecisions, eraseContestations, eraseComments, eraseIdentity];
    return eraseSubject(tx, scene.administrator, { id: who(scene).id, ground: 'gdpr-17-1-a', reason: 'x' }, parts);
  };

/** What two may do to one item at once; those of the holder need a claim, the others anybody's right, or a lead's. */
export const verbs: Readonly<Record<string, Verb>> = {
  claim: claiming(({ other }) => other),
  'claim-as-lead': claiming(({ lead }) => lead),
  'claim-next': (tx, { other, queue }) => only(claimReviews(tx, [{ actor: other, input: { queue } }])),
  heartbeat: (tx, { holder, claim }) => heartbeatClaim(tx, holder, claim),
  release: (tx, { holder, claim }) => releaseClaim(tx, holder, { claim, reason: null }),
  skip: (tx, { holder, claim }) => releaseClaim(tx, holder, { claim, reason: 'x', code: 'unclear' }),
  approve: deciding('approve'),
  reject: deciding('reject'),
  'request-changes': deciding('request-changes'),
  escalate: deciding('escalate'),
  edit: (tx, { holder, claim, binding }, { policy, signer }) => {
    const reasons = reasonsFor(policy, 'request-changes');
    const input = { claim, binding, content: { text, language: 'en' }, reasons };
    return editOutput(tx, holder, input, { policy, signer });
  },
  bulk: bulk(({ other }) => other),
  'bulk-as-holder': bulk(({ holder }) => holder),
  opine: (tx, { holder, claim }, { policy }) => {
    const input = { claim, outcome: 'reject' as const, confidence: 3 as const, reasons: reasonsFor(policy, 'reject') };
    return giveOpinion(tx, holder, input, policy);
  },
  judge: (tx, { holder, id, finding }) => judgeFinding(tx, holder, { submission: id, finding, useful: true }),
  comment: (tx, { holder, id }) => addComment(tx, holder, { submission: id, text: 'x' }),
  assign: (tx, { id, lead, holder }) => assignReview(tx, lead, { submission: id, person: holder.id, reason: 'x' }),
  'assign-nobody': (tx, { id, lead }) => assignReview(tx, lead, { submission: id, person: null, reason: 'x' }),
  'take-up': (tx, { id, other }) => assignReview(tx, other, { submission: id, person: other.id, reason: 'x' }),
  'hand-over': (tx, { holder, claim, other }) => handOverReview(tx, holder, { claim, to: other.id, note: 'x' }),
  'hold-as-holder': (tx, { id, holder }) => holdReview(tx, holder, { submission: id, reason: 'x', until: soon() }),
  'hold-as-lead': (tx, { id, lead }) => holdReview(tx, lead, { submission: id, reason: 'x', until: soon() }),
  resume: (tx, { id, lead }) => resumeReview(tx, lead, { submission: id }),
  snooze: (tx, { id, holder }) => snoozeReview(tx, holder, { submission: id, until: soon() }),
  'snooze-other': (tx, { id, other }) => snoozeReview(tx, other, { submission: id, until: soon() }),
  acknowledge: (tx, { id, lead }) => acknowledgeAlarm(tx, lead, { submission: id, kind: 'due-soon' }),
  withdraw: (tx, { id, client }) => withdrawSubmission(tx, client, id, reviewTasks),
  revise: (tx, { id, client, system }, { policy }) => {
    const parsed = parseSubmission(textBody({ system, content: { text, language: 'en' } }));
    return reviseSubmission(tx, client, { id, parsed, idempotencyKey: null }, policy);
  },
  contest: (tx, { id, client }, { policy }) => contestDecision(tx, client, { submission: id, ...words }, policy),
  'contest-for-somebody': (tx, { id, officer }, { policy }) =>
    contestDecision(tx, officer, { submission: id, ...words, by: 'affected-person' }, policy),
  uphold: answering('upheld'),
  overturn: answering('overturned'),
  // As after a change of the policy.
  route: (tx, { id }, { policy }) => {
    const changed: Policy = { ...policy, digest: `sha256:${'0'.repeat(64)}` };
    return routeSubmissions(tx, workerActor, [id], { policy: changed, tasks: reviewTasks });
  },
  stop: (tx, { officer, system }) =>
    stopSystem(tx, officer, { system, reason: 'x', drill: false }, { askedAt: 0, clock: () => 0 }),
  'resume-system': (tx, { lead, system }) => resumeSystem(tx, lead, { system }),
  'erase-holder': erasing(({ holder }) => holder),
  'erase-before': erasing(({ before }) => before),
  'end-holds': (tx) => releaseEndedHolds(tx, after(2)),
  'end-claims': (tx) => releaseExpiredClaims(tx, after(2)),
  'end-assignments': (tx) => releaseLostAssignments(tx, builtInRoles, after(2)),
  alarms: (tx) => raiseAlarms(tx, after(30)),
};

/** These pass over what another has locked, and come again. */
export const passingOver: ReadonlySet<string> = new Set([
  'claim-next',
  'end-holds',
  'end-claims',
  'end-assignments',
  'alarms',
]);

/** These act on whatever there is. */
export const everywhere: ReadonlySet<string> = new Set(['end-holds', 'end-claims', 'alarms']);
