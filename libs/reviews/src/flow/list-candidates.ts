import { authorize, isAllowed, rolesInForce, type Actor } from '@countersign/access';
import { notFound, type Candidates } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { listReviewers } from '@countersign/identity';
import type { Policy } from '@countersign/policy';
import { decidingRole, ineligibility } from '../eligibility.js';
import { findConcealed } from '../quality/blind/concealed.js';
import type { ReviewRow } from '../review-row.js';

/**
 * People who may take this review now, the asker left out; leads first, then by name. At most 500 are looked at. Who has had a hand in it
 * is among them while others are kept from the asker: else whoever is missing would be known to have decided.
 */
export async function listCandidates(
  tx: Tx,
  actor: Actor,
  submission: string,
  policy: Policy,
  now = new Date(),
): Promise<Candidates> {
  authorize(actor, 'claim', 'Review');
  const [review] = await tx.query<ReviewRow>('select * from review where submission_id = $1', [submission]);
  if (!review || !isAllowed(actor, 'claim', 'Review', review)) {
    throw notFound({ en: 'review of submission', 'zh-TW': '送審項目的審查' }, submission);
  }
  const kept = (await findConcealed(tx, [{ submission, actor }], policy))({ submission, actor });
  const told = {
    ...review,
    approved_by: kept.reviewers ? [] : review.approved_by,
    excluded: kept.reviewers || kept.purpose ? [] : review.excluded,
  };
  const people = await listReviewers(tx, review.system, now, rolesInForce(actor));
  const items = people
    .filter((person) => person.id !== actor.id && ineligibility(person, told) === null)
    .map((person) => ({ id: person.id, name: person.name, lead: decidingRole(person, review) === 'lead' }));
  return { items: items.toSorted((a, b) => Number(b.lead) - Number(a.lead) || a.name.localeCompare(b.name)) };
}
