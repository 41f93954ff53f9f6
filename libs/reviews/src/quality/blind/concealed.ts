import { isAllowed, type Actor, type PersonActor } from '@countersign/access';
import {
  tiers,
  type Confidence,
  type DecisionReason,
  type OpinionView,
  type Outcome,
  type SubmissionView,
} from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { decidingRole, ineligibility, type Standing } from '../../eligibility.js';

/** What is kept from one person of one submission. */
export interface Concealed {
  /** What the checks found, and what follows from it: tier, route, priority. */
  verdict: boolean;
  /** Who decided before, how and why. */
  reviewers: boolean;
  /** Whether it is a gold item. */
  purpose: boolean;
}

/** What is kept from one person of one submission, and their first opinion on it. */
export interface Blindness extends Concealed {
  opinion: OpinionView | null;
}

const nothing: Concealed = { verdict: false, reviewers: false, purpose: false };
const open: Blindness = { ...nothing, opinion: null };

/** Whether the policy hides the machine's verdict from anybody at all. */
export function isVerdictBlind({ reviewQuality }: Policy): boolean {
  const { share, tiers, modalities } = reviewQuality.blind.machineVerdict;
  return (share > 0 || tiers.length > 0) && modalities.length > 0;
}

/** Whether somebody may decide on outputs, of whatever AI system. */
export const mayDecide = (actor: Actor): actor is PersonActor =>
  actor.kind === 'person' && isAllowed(actor, 'decide', 'Review');

/** Whether this policy hides verdicts from this actor before they look at a single output: lists tell them no tiers, counts or tags. */
export const isVerdictHidden = (actor: Actor, policy: Policy): boolean => mayDecide(actor) && isVerdictBlind(policy);

/** The columns of a first opinion; all null where none was given. */
interface OpinionColumns {
  opinion: Outcome;
  confidence: Confidence;
  reasons: DecisionReason[];
  opined_at: Date;
  opinion_entry: string;
}

type Nulls<T> = { [Column in keyof T]: null };

interface Looked extends Standing {
  id: string;
  person_id: string;
  arm: 'shown' | 'hidden' | null;
  decided: boolean;
}

type StandingRow = Looked & (OpinionColumns | Nulls<OpinionColumns>);

// An output has few decisions and a person thousands: the CASE keeps the planner from looking through those of the person.
// Before the checks are in, who could decide later is blind as well; without a review there are no competences and leads yet.
const standings = `
select s.id, asked.person_id, y.slug as system, s.modality, s.tier, coalesce(r.submitter_id, s.submitter_id) as submitter_id, coalesce(r.approved_by, '{}') as approved_by,
  coalesce(r.excluded, '{}') as excluded, coalesce(r.competences, '{}') as competences, r.language, coalesce(r.leads_only, false) as leads_only,
  coalesce(r.adjudicating, false) as adjudicating, a.arm,
  o.outcome as opinion, o.confidence, o.reasons, o.created_at as opined_at, o.entry_id as opinion_entry,
  exists (select from decision d where d.submission_id = s.id and case when d.person_id = asked.person_id then d.counted end) as decided
from (select distinct * from unnest($1::uuid[], $2::uuid[])) as asked(submission_id, person_id)
join submission s on s.id = asked.submission_id join ai_system y on y.id = s.system_id
left join review r on r.submission_id = s.id
left join review_arm a on a.submission_id = s.id and a.person_id = asked.person_id
left join first_opinion o on o.submission_id = s.id and o.person_id = asked.person_id
where s.state in ('checking', 'awaiting-review')`;

/** A submission that somebody looks at. */
export interface Look {
  submission: string;
  actor: Actor;
}

/** Answers, for open submissions and people who look at them, what is kept from them; one statement for all. */
export async function findConcealed(
  tx: Tx,
  looks: readonly Look[],
  policy: Policy,
): Promise<(look: Look) => Blindness> {
  const deciders = looks.filter(({ actor }) => mayDecide(actor));
  if (deciders.length === 0) return () => open;
  const people = new Map(deciders.map(({ actor }) => [actor.id, actor as PersonActor]));
  const rows = await tx.query<StandingRow>(standings, [
    deciders.map(({ submission }) => submission),
    deciders.map(({ actor }) => actor.id),
  ]);
  const found = new Map<string, Blindness>();
  for (const row of rows) {
    const actor = people.get(row.person_id);
    if (actor)
      found.set(`${row.id} ${row.person_id}`, { ...concealedFrom(actor, row, policy), opinion: opinionOf(row) });
  }
  return ({ submission, actor }) => found.get(`${submission} ${actor.id}`) ?? open;
}

function opinionOf(row: StandingRow): OpinionView | null {
  if (row.opinion === null) return null;
  const { opinion: outcome, confidence, reasons, opined_at: at, opinion_entry: entry } = row;
  return { outcome, confidence, reasons, at: at.toISOString(), entry };
}

/** Whether somebody settles a disagreement, or oversees who does. */
const maySeeBothSides = (actor: PersonActor, row: StandingRow): boolean =>
  (decidingRole(actor, row) === 'lead' && !row.excluded.includes(actor.id)) ||
  isAllowed(actor, 'oversee', 'Review', row);

function concealedFrom(actor: PersonActor, row: StandingRow, policy: Policy): Concealed {
  if (row.adjudicating && !maySeeBothSides(actor, row)) return { ...nothing, reviewers: true };
  // Before its tier is known, whoever may decide on some tier could come to decide on it.
  const standings = row.tier === null ? tiers.map((tier) => ({ ...row, tier })) : [row];
  if (standings.every((standing) => ineligibility(actor, standing) !== null)) return nothing;
  const { machineVerdict, otherReviewers } = policy.reviewQuality.blind;
  const undrawn = row.arm === null && isVerdictBlind(policy) && machineVerdict.modalities.includes(row.modality);
  return {
    // Without an arm nobody has claimed it yet: whoever could look first would choose what to claim by it.
    verdict: (row.arm === 'hidden' && row.opinion === null) || undrawn,
    // Who settles a disagreement has to know what was said.
    reviewers: otherReviewers === 'until-decided' && !row.decided && !row.adjudicating,
    purpose: !row.decided,
  };
}

/** A submission as somebody sees it from whom this is kept. */
export function concealIn(view: SubmissionView, { verdict, reviewers }: Concealed): SubmissionView {
  const approvals = view.approvals && reviewers ? { ...view.approvals, given: null } : view.approvals;
  return verdict
    ? { ...view, checks: [], risk: null, route: null, approvals, verdict: 'hidden' }
    : { ...view, approvals };
}
