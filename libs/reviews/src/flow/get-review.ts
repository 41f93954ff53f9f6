import { authorize, isAllowed, type Actor, type PersonActor } from '@countersign/access';
import { notFound, type ReviewView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personNames } from '@countersign/identity';
import type { Policy } from '@countersign/policy';
import { decidingRole, ineligibility } from '../eligibility.js';
import { findConcealed, isVerdictHidden } from '../quality/blind/concealed.js';
import type { ReviewRow } from '../review-row.js';
import { isClaimed } from './lock-review.js';
import { readNotes } from './review-notes.js';

interface ReadReview extends ReviewRow {
  snoozed_until: Date | null;
}

const select = `
select r.*, (select s.until from review_snooze s where s.submission_id = r.submission_id and s.person_id = $2 and s.until > $3)
  as snoozed_until from review r where submission_id = $1`;

/** How the review of a submission stands, with the notes on it. Names are told to leads, and to people their own; what those wrote who have decided, to nobody who is still kept from it. */
export async function getReview(
  tx: Tx,
  actor: Actor,
  submission: string,
  policy: Policy,
  now = new Date(),
): Promise<ReviewView> {
  authorize(actor, 'read', 'Review');
  const [review] = await tx.query<ReadReview>(select, [submission, actor.id, now]);
  if (!review || !isAllowed(actor, 'read', 'Review', review)) {
    throw notFound({ en: 'review of submission', 'zh-TW': '送審項目的審查' }, submission);
  }
  const by = actor as PersonActor;
  const isLead = decidingRole(by, review) === 'lead';
  const claimed = isClaimed(review, now);
  const names = await personNames(
    tx,
    [review.assigned_to, review.claimed_by, review.held_by].filter((id) => id !== null),
  );
  const told = (person: { id: string; name: string }) => (isLead || person.id === by.id ? person : null);
  const named = (id: string | null) => (id === null ? null : told({ id, name: names.get(id) ?? '' }));
  const { reviewers: isBlind } = (await findConcealed(tx, [{ submission, actor }], policy))({ submission, actor });
  const mayReview = isAllowed(actor, 'claim', 'Review', review) && review.state !== 'closed';
  const isMine = claimed && review.claimed_by === by.id;
  // A lead who is about to decide is told no more than others; see presence.
  const toldInNotes = (person: { id: string; name: string }) =>
    isBlind && isMine && person.id !== by.id ? null : told(person);
  const isFree = review.assigned_to === null || review.assigned_to === by.id;
  return {
    submission,
    state: review.state,
    queue: review.queue,
    tags: isVerdictHidden(actor, policy) ? [] : review.tags,
    language: review.language,
    dueAt: review.due_at?.toISOString() ?? null,
    skips: review.skips,
    escalated: review.leads_only,
    adjudicating: review.adjudicating,
    contested: review.contestation_id !== null,
    claimed,
    claimedByMe: isMine,
    assigned: review.assigned_to !== null,
    assignedToMe: review.assigned_to === by.id,
    assignee: named(review.assigned_to),
    holder: claimed ? named(review.claimed_by) : null,
    hold: review.held_until && { until: review.held_until.toISOString(), by: named(review.held_by) },
    snoozedUntil: review.snoozed_until?.toISOString() ?? null,
    notes: await readNotes(tx, { submission, reader: by, isBlind, told: toldInNotes }),
    may: {
      assign: mayReview && (!claimed || isMine) && (isLead || (isFree && ineligibility(by, review) === null)),
      hold: mayReview && review.state !== 'held' && (isMine || (isLead && !claimed)),
      resume: mayReview && review.state === 'held' && (isLead || review.held_by === by.id),
    },
  };
}
