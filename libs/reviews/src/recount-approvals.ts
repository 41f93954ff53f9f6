import { isAllowed, type Actor, type PersonActor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
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
update review r set approved_by = item.kept, approvals_given = cardinality(item.kept),
  excluded = array(select distinct person from unnest(r.excluded || item.dropped) as person)
from jsonb_to_recordset($1::jsonb) as item(submission_id uuid, kept uuid[], dropped uuid[])
where r.submission_id = item.submission_id`;

const selectApprovals = `
select d.submission_id, d.id from jsonb_to_recordset($1::jsonb) as item(submission_id uuid, dropped uuid[])
join decision d on d.submission_id = item.submission_id and d.person_id = any(item.dropped)
where d.outcome = 'approve' order by d.id`;

const insertLapsed = `
insert into lapsed_approval (decision_id, entry_id, at)
select item.decision, item.entry, $2 from jsonb_to_recordset($1::jsonb) as item(decision uuid, entry uuid)`;

interface Change {
  submission_id: string;
  kept: string[];
  dropped: string[];
}

/** Notes which approvals count no more, one entry a submission. */
async function lapseApprovals(
  tx: Tx,
  actor: Actor,
  changes: readonly Change[],
  { tasks, policy, now }: { tasks: ReadonlyMap<string, ReviewTask>; policy: Policy; now: Date },
): Promise<void> {
  const given = JSON.stringify(changes);
  await tx.execute(update, [given]);
  const rows = await tx.query<{ submission_id: string; id: string }>(selectApprovals, [given]);
  const decisionsOf = (submission: string): string[] =>
    rows.filter((row) => row.submission_id === submission).map(({ id }) => id);
  const entries = await appendEntries(
    tx,
    actor,
    changes.map(({ submission_id: submission, kept }): EntryDraft => ({
      action: 'review.approvals-lapsed',
      subject: submission,
      payload: {
        submission,
        decisions: decisionsOf(submission),
        approvals: { given: kept.length, needed: tasks.get(submission)?.approvalsNeeded ?? 0 },
        policyDigest: policy.digest,
      },
    })),
    now,
  );
  const noted = changes.flatMap(({ submission_id: submission }, index) =>
    decisionsOf(submission).map((decision) => ({ decision, entry: entries[index]?.id })),
  );
  await tx.execute(insertLapsed, [JSON.stringify(noted), now]);
}

type Approved = Pick<ReviewRow, 'submission_id' | 'system' | 'modality' | 'approved_by'>;

/** Whether an approval of this person counts for such a task: they may decide on it, and hold what it takes. */
const countsFor = (person: PersonActor, { system, modality }: Approved, { tier, competences }: ReviewTask): boolean =>
  isAllowed(person, 'decide', 'Review', { system, modality, tier }) &&
  competences.every((competence) => person.competences.includes(competence));

/** The review side's part of `ReviewTasks.recount`; for routing, which has authorized. */
export async function recountApprovals(
  tx: Tx,
  actor: Actor,
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
  if (changed.length > 0) await lapseApprovals(tx, actor, changed, { tasks: taskOf, policy, now });
  return changed.map(({ submission_id: submissionId, kept }) => ({ submissionId, approvalsGiven: kept.length }));
}
