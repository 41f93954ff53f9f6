import type { Actor } from '@countersign/access';
import type {
  ContestationAnswerInput,
  ContestationInput,
  ContestationView,
  Outcome,
  ProductError,
} from '@countersign/contracts';
import type { CoreFixture } from '@countersign/testing';
import { answerContestation, contestDecision, listContestations, type Claim } from '../src/index.js';
import { codeOf, reviewActs } from './review-acts.js';

/** What a client says against a decision. */
export const words: ContestationInput = { reason: 'The pump was sold to me with 24 months.', by: 'client' };

/** The code of the refusal of an act; `done` where it was not refused. */
export const codeFrom = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error as ProductError).code,
  );

/** An answer to the contestation whose review is claimed. */
export const reply = (
  held: Claim,
  outcome: ContestationAnswerInput['outcome'],
  contentDigest: string,
): ContestationAnswerInput => ({ claim: held.id, contentDigest, outcome, answer: 'The terms were read again.' });

/** Contesting and answering, one act a transaction, on the fixture of a test. */
export function contestActs(core: () => CoreFixture) {
  const { claimed, decisionOn, decide } = reviewActs(core);
  const contest = (
    submission: string,
    actor: Actor = core().client,
    input = words,
    policy = core().policy,
  ): Promise<ContestationView> =>
    core().db.transaction((tx) => contestDecision(tx, actor, { submission, ...input }, policy));
  const contestations = (id: string, actor: Actor = core().client): Promise<ContestationView[]> =>
    core().db.transaction((tx) => listContestations(tx, actor, id, core().policy));
  const answer = (actor: Actor, input: ContestationAnswerInput): Promise<ContestationView> =>
    core().db.transaction((tx) => answerContestation(tx, actor, input, core().policy));
  /** The states of a submission and of its review. */
  const stateOf = async (id: string): Promise<string[]> => {
    const [row] = await core().db.read((tx) =>
      tx.query<{ state: string; review: string }>(
        'select s.state, r.state as review from submission s join review r on r.submission_id = s.id where s.id = $1',
        [id],
      ),
    );
    return row ? [row.state, row.review] : [];
  };
  /** An output that somebody has decided on, and who. */
  const decided = async (outcome: Outcome, changes = {}) => {
    const id = await core().waiting(changes);
    const decider = await core().person();
    const input = await decisionOn(decider, await claimed(decider, id), outcome);
    const refusal = codeOf(await decide(decider, input));
    if (refusal !== null) throw new Error(refusal);
    return { id, decider, digest: input.binding.contentDigest };
  };
  /** The same, contested and in the hands of somebody else. */
  const contested = async (outcome: Outcome) => {
    const scene = await decided(outcome);
    const contestation = await contest(scene.id);
    const other = await core().person();
    return { ...scene, contestation, other, held: await claimed(other, scene.id) };
  };
  /** Contests what was decided on a submission, and has somebody else overturn it. */
  const overturn = async (id: string): Promise<void> => {
    await contest(id);
    const other = await core().person();
    const held = await claimed(other, id);
    const { binding } = await decisionOn(other, held, 'reject');
    await answer(other, reply(held, 'overturned', binding.contentDigest));
  };
  return { contest, contestations, answer, stateOf, decided, contested, overturn };
}
