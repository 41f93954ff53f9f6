import { workerActor, type PersonActor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import type { Roles } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findActors } from '@countersign/identity';
import { ineligibility } from '../eligibility.js';
import type { ReviewRow } from '../review-row.js';

const pageSize = 500;

interface Kept extends ReviewRow {
  assigned_to: string;
  pseudonym: string | null;
}

/** Where the page before ended, in the order of the index. */
type Place = [person: string, place: string, submission: string];

const first: Place = ['00000000-0000-0000-0000-000000000000', '0', '00000000-0000-0000-0000-000000000000'];

// Those that somebody has claimed are looked at when they wait again.
const kept = `
select r.*, y.pseudonym from review r left join pseudonym y on y.kind = 'person' and y.subject_id = r.assigned_to
where r.assigned_to is not null and r.state <> 'closed' and r.state <> 'claimed'
  and (r.assigned_to, r.place, r.submission_id) > ($1::uuid, $2::bigint, $3::uuid)
order by r.assigned_to, r.place, r.submission_id limit ${pageSize}`;

const release = `
with lost as (
  select r.submission_id from review r
  join jsonb_to_recordset($1::jsonb) as item(submission uuid, person uuid)
    on item.submission = r.submission_id and item.person = r.assigned_to
  where r.state <> 'closed' and r.state <> 'claimed' order by r.submission_id for update of r skip locked)
update review r set assigned_to = null from lost where r.submission_id = lost.submission_id returning r.submission_id`;

type Because = 'assignee-left' | 'assignee-not-eligible';

const lossOf = (person: PersonActor | undefined, review: ReviewRow): Because | null => {
  if (!person) return 'assignee-left';
  return ineligibility(person, review) === null ? null : 'assignee-not-eligible';
};

async function releaseOf(tx: Tx, page: readonly Kept[], roles: Roles, now: Date): Promise<number> {
  const people = await findActors(tx, [...new Set(page.map((review) => review.assigned_to))], now, roles);
  const byId = new Map(people.map((person) => [person.id, person]));
  const lost = new Map<string, { review: Kept; because: Because }>();
  for (const review of page) {
    const because = lossOf(byId.get(review.assigned_to), review);
    if (because) lost.set(review.submission_id, { review, because });
  }
  if (lost.size === 0) return 0;
  const items = [...lost].map(([submission, { review }]) => ({ submission, person: review.assigned_to }));
  const released = await tx.query<{ submission_id: string }>(release, [JSON.stringify(items)]);
  const entries = released.flatMap(({ submission_id: submission }): EntryDraft[] => {
    const one = lost.get(submission);
    if (!one) return [];
    const payload = { submission, previous: one.review.pseudonym, because: one.because };
    return [{ action: 'review.assignment-released', subject: submission, payload }];
  });
  await appendEntries(tx, workerActor, entries, now);
  return entries.length;
}

/**
 * Keeps reviews no longer for people who cannot take them any more, since they were deactivated or have lost the role, competence or
 * language that it takes: others are offered them again, leads those that were escalated. Answers how many.
 */
export async function releaseLostAssignments(tx: Tx, roles: Roles, now = new Date()): Promise<number> {
  let released = 0;
  let after: Place | null = first;
  while (after) {
    const page: Kept[] = await tx.query<Kept>(kept, after);
    released += await releaseOf(tx, page, roles, now);
    const last: Kept | undefined = page.length === pageSize ? page.at(-1) : undefined;
    after = last ? [last.assigned_to, last.place, last.submission_id] : null;
  }
  return released;
}
