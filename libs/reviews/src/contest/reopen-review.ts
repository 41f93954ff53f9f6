import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { listing } from '../listing.js';
import { placeSql } from '../place.js';
import { unclaimed } from '../review-row.js';
import type { ReviewRow } from '../review-row.js';

/** The tag of reviews of contested decisions, beside those of the policy. */
const tag = 'contestation';

const reopen = `
with item as (
  select queue, tier, priority, system, modality, finding_counts, inconclusive, language, submission_id, $2::timestamptz as due_at,
    array_remove(tags, '${tag}') || case when $3::uuid is null then '{}' else array['${tag}'] end as tags
  from review where submission_id = $1
), listed as (
  select item.*, ${listing} as listing from item join submission s on s.id = item.submission_id
)
update review r set state = 'waiting', ${unclaimed}, held_by = null, held_until = null, assigned_to = null, closed_at = null,
  created_at = $4, due_at = listed.due_at, alarm_at = listed.due_at - (listed.due_at - $4::timestamptz) / 5,
  place = ${placeSql('r.priority', '$4::timestamptz', '$5')}, tags = listed.tags, listing = listed.listing, contestation_id = $3,
  excluded = $6, leads_only = $7, approved_by = '{}', approvals_given = 0, approvals_needed = $8, adjudicating = false
from listed where r.submission_id = listed.submission_id`;

const forget = 'delete from review_alarm where submission_id = $1';

interface Reopening {
  /** The contestation to be answered; null where the output is decided on anew. */
  contestation: string | null;
  excluded: readonly string[];
  leadsOnly: boolean;
  approvalsNeeded: number;
}

/** Puts the review of a decided submission into the queue again, with the time and age of a new one; for the verb that locked it and records the act. */
export async function reopenReview(
  tx: Tx,
  { submission_id: submission, tier }: Pick<ReviewRow, 'submission_id' | 'tier'>,
  { contestation, excluded, leadsOnly, approvalsNeeded }: Reopening,
  { riskRouting: { defaults } }: Policy,
  now: Date,
): Promise<void> {
  const due = new Date(now.getTime() + defaults.dueMinutes[tier] * 60_000);
  const rate = defaults.ageing.pointsPerHour;
  await tx.execute(reopen, [submission, due, contestation, now, rate, excluded, leadsOnly, approvalsNeeded]);
  await tx.execute(forget, [submission]);
}
