import { authorize, isAllowed, rolesInForce, type Actor } from '@countersign/access';
import { notFound, type Candidates } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { listReviewers } from '@countersign/identity';
import { decidingRole, ineligibility } from '../eligibility.js';
import type { ReviewRow } from '../review-row.js';

/** People who may take this review now, the asker left out; leads first, then by name. At most 500 are looked at. */
export async function listCandidates(tx: Tx, actor: Actor, submission: string, now = new Date()): Promise<Candidates> {
  authorize(actor, 'claim', 'Review');
  const [review] = await tx.query<ReviewRow>('select * from review where submission_id = $1', [submission]);
  if (!review || !isAllowed(actor, 'claim', 'Review', review)) {
    throw notFound({ en: 'review of submission', 'zh-TW': '送審項目的審查' }, submission);
  }
  const people = await listReviewers(tx, review.system, now, rolesInForce(actor));
  const items = people
    .filter((person) => person.id !== actor.id && ineligibility(person, review) === null)
    .map((person) => ({ id: person.id, name: person.name, lead: decidingRole(person, review) === 'lead' }));
  return { items: items.toSorted((a, b) => Number(b.lead) - Number(a.lead) || a.name.localeCompare(b.name)) };
}
