import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import type { SecondReviews } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

const mostStrata = 500;

const strata = `
select t.tier, t.system, t.modality, t.outcome, t.seen, coalesce(r.reviewed, 0)::int as reviewed, coalesce(r.differ, 0)::int as differ
from second_review_stratum t left join (
  select n.stratum, count(*) as reviewed, count(*) filter (where v.outcome <> v.first_outcome) as differ
  from second_review v join second_review_draw n on n.repeat_id = v.submission_id group by n.stratum) r using (stratum)
where $1::text[] is null or t.system = any($1)
order by t.tier, t.system, t.modality, t.outcome limit ${mostStrata + 1}`;

/**
 * How second reviews of AI systems that the actor may know of ended, by stratum. How many were drawn and still wait is not told: who may
 * decide would look for them.
 */
export async function listSecondReviews(tx: Tx, actor: Actor): Promise<SecondReviews> {
  authorize(actor, 'list', 'SecondReview');
  const rows = await tx.query<SecondReviews['strata'][number]>(strata, [systemsAllowed(actor, 'list', 'SecondReview')]);
  return { strata: rows.slice(0, mostStrata), more: rows.length > mostStrata };
}
