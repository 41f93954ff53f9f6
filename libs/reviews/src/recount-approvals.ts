import { isAllowed, type PersonActor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { findActors } from '@countersign/identity';
import type { Policy } from '@countersign/policy';
import type { Recount, ReviewTask } from '@countersign/submissions';
import type { ReviewRow } from './review-row.js';

// What asks for the same people as before keeps its approvals, whatever became of those who gave them.
const select = `
select r.submission_id, r.system, r.modality, r.approved_by
from jsonb_to_recordset($1::jsonb) as item(submission_id uuid, tier text, competences text[])
join review r on r.submission_id = item.submission_id
where r.state <> 'closed' and r.approved_by <> '{}' and (r.tier <> item.tier or not r.competences @> item.competences)
order by r.submission_id for update of r`;

const update = `
with item as (
  select * from jsonb_to_recordset($1::jsonb) as item(submission_id uuid, kept uuid[], dropped uuid[])
), recounted as (
  update review r set approved_by = item.kept, approvals_given = cardinality(item.kept),
    excluded = array(select distinct person from unnest(r.excluded || item.dropped) as person)
  from item where r.submission_id = item.submission_id
)
select item.submission_id as "submissionId", cardinality(item.kept) as "approvalsGiven",
  array(select d.id from decision d where d.submission_id = item.submission_id and d.person_id = any(item.dropped)
    and d.outcome = 'approve' order by d.id) as "setAside"
from item`;

type Approved = Pick<ReviewRow, 'submission_id' | 'system' | 'modality' | 'approved_by'>;

/** Whether an approval of this person counts for such a task: they may decide on it, and hold what it takes. */
const countsFor = (person: PersonActor, { system, modality }: Approved, { tier, competences }: ReviewTask): boolean =>
  isAllowed(person, 'decide', 'Review', { system, modality: modality, tier }) &&
  competences.every((competence) => person.competences.includes(competence));

/** The review side's part of `ReviewTasks.recount`; for routing, which has authorized and records the act. */
export async function recountApprovals(
  tx: Tx,
  tasks: readonly ReviewTask[],
  policy: Policy,
  now: Date,
): Promise<readonly Recount[]> {
  const asked = tasks.map(({ submissionId, tier, competences }) => ({
    submission_id: submissionId,
    tier,
    competences,
  }));
  const reviews = await tx.query<Approved>(select, [JSON.stringify(asked)]);
  if (reviews.length === 0) return [];
  const ids = [...new Set(reviews.flatMap(({ approved_by }) => approved_by))];
  const people = new Map((await findActors(tx, ids, now, policy.roles)).map((person) => [person.id, person]));
  const taskOf = new Map(tasks.map((task) => [task.submissionId, task]));
  const changed = reviews.flatMap((review) => {
    const counts = (id: string): boolean => {
      const person = people.get(id);
      const task = taskOf.get(review.submission_id);
      return person !== undefined && task !== undefined && countsFor(person, review, task);
    };
    const kept = review.approved_by.filter(counts);
    const dropped = review.approved_by.filter((id) => !kept.includes(id));
    return dropped.length === 0 ? [] : [{ submission_id: review.submission_id, kept, dropped }];
  });
  return changed.length === 0 ? [] : tx.query<Recount>(update, [JSON.stringify(changed)]);
}
