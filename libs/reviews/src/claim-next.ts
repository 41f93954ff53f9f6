import { withinReach, type PersonActor } from '@countersign/access';
import { newId, type Tx } from '@countersign/database';
import { leaseFrom, type Claim } from './claim.js';
import { claimReach, isReadBy, leadReach, readByPerson } from './eligibility.js';

/** Somebody who wants the most urgent review that they may decide on, of one queue or of any. */
export interface NextRequest {
  actor: PersonActor;
  queue: string | undefined;
}

interface Candidate {
  submission_id: string;
  submitter_id: string;
  approved_by: string[];
  assigned_to: string | null;
  excluded: string[];
  snoozed_by: string[];
}

const columns = { system: 'system', modality: 'modality', tier: 'tier' };

/** Waiting reviews within six parameters: reach (two), reach as a lead (two), competences, languages. Beyond them conditions concern one person. */
const inScope = (first: number, own: string): string => {
  const at = (place: number): string => `$${first + place}`;
  return `
state = 'waiting' and case when ${withinReach([at(0), at(1)], columns)} and competences <@ ${at(4)}
  and (not leads_only or (${withinReach([at(2), at(3)], columns)}))
  and (reading is null or ${at(5)}::text[] is null or ${isReadBy('reading', at(5))}) ${own} then true end`;
};
const inQueue = (queue: string | undefined, parameter: number): string =>
  queue === undefined ? '' : `and queue = $${parameter}`;

// The planner takes conditions on arrays for very rare and would sort all that waits; it guesses half of a CASE, and then
// walks the index in order up to the first rows.
/** Of one person, $2 at $3: not their own, not decided on by them, not kept for another, not put off. */
const forOne = `and submitter_id <> $2 and $2 <> all(approved_by) and $2 <> all(excluded)
  and (assigned_to is null or assigned_to = $2)
  and submission_id <> all(array(select s.submission_id from review_snooze s where s.person_id = $2 and s.until > $3))`;

const claimOne = (queue: string | undefined): string => `
update review set state = 'claimed', claim_id = $1, claimed_by = $2, claimed_at = $3, lease_until = $4
where submission_id = (
  select submission_id from review
  where ${inScope(5, forOne)} ${inQueue(queue, 11)}
  order by place, submission_id limit 1 for update skip locked)
returning submission_id`;

const lockFirst = (queue: string | undefined): string => `
select submission_id, submitter_id, approved_by, assigned_to, excluded,
  array(select person_id from review_snooze s where s.submission_id = review.submission_id and s.until > $8) as snoozed_by
from review where ${inScope(1, '')} ${inQueue(queue, 9)}
order by place, submission_id limit $7 for update skip locked`;

const claimLocked = `
update review r set state = 'claimed', claim_id = item.claim, claimed_by = item.person, claimed_at = $2, lease_until = $3
from jsonb_to_recordset($1::jsonb) as item(submission uuid, claim uuid, person uuid)
where r.submission_id = item.submission`;

const scopeOf = ({ actor, queue }: NextRequest) => ({
  scope: [...claimReach(actor), ...leadReach(actor), actor.competences, readByPerson(actor)],
  queue: queue === undefined ? [] : [queue],
});

/** The most urgent review for one person: found, locked and claimed in one statement; nobody waits for another's row. */
export async function claimNext(tx: Tx, request: NextRequest, now: Date): Promise<Claim | null> {
  const { scope, queue } = scopeOf(request);
  const claim = { id: newId(), expiresAt: leaseFrom(now) };
  const values = [claim.id, request.actor.id, now, claim.expiresAt, ...scope, ...queue];
  const [row] = await tx.query<{ submission_id: string }>(claimOne(request.queue), values);
  return row ? { ...claim, submission: row.submission_id } : null;
}

/** The most urgent reviews for many people, those with the same scope together; null for who gets none now. */
export async function claimNextForMany(tx: Tx, requests: readonly NextRequest[], now: Date): Promise<(Claim | null)[]> {
  const claims = new Map<NextRequest, Claim>();
  const groups = Map.groupBy(requests, (request) => JSON.stringify(scopeOf(request)));
  for (const group of groups.values()) {
    const full = group.length > 1 ? await claimTogether(tx, group, claims, now) : true;
    if (!full) continue;
    for (const request of group.filter((one) => !claims.has(one))) {
      const claim = await claimNext(tx, request, now);
      if (claim) claims.set(request, claim);
    }
  }
  return requests.map((request) => claims.get(request) ?? null);
}

/**
 * Locks as many reviews as people ask, gives each the first that is left for them, and claims them in one statement. Answers
 * whether more may wait than were looked at.
 */
async function claimTogether(
  tx: Tx,
  group: readonly NextRequest[],
  claims: Map<NextRequest, Claim>,
  now: Date,
): Promise<boolean> {
  const [first] = group as [NextRequest];
  const { scope, queue } = scopeOf(first);
  const rows = await tx.query<Candidate>(lockFirst(first.queue), [...scope, group.length, now, ...queue]);
  const expiresAt = leaseFrom(now);
  const given = rows.flatMap((row) => {
    const request = group.find((one) => !claims.has(one) && isFor(one.actor, row));
    if (!request) return [];
    const claim = { id: newId(), submission: row.submission_id, expiresAt };
    claims.set(request, claim);
    return [{ submission: claim.submission, claim: claim.id, person: request.actor.id }];
  });
  if (given.length > 0) await tx.execute(claimLocked, [JSON.stringify(given), now, expiresAt]);
  return rows.length === group.length;
}

/** What `claimOne` asks of one person, for a row that is locked already. */
function isFor({ id }: PersonActor, candidate: Candidate): boolean {
  const { submitter_id, approved_by, excluded, assigned_to, snoozed_by } = candidate;
  const isOut = [submitter_id, ...approved_by, ...excluded, ...snoozed_by].includes(id);
  return !isOut && (assigned_to === null || assigned_to === id);
}
