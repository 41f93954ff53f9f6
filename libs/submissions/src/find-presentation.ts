import type { Presentation } from '@countersign/checks';
import type { Tx } from '@countersign/database';

/** Newest outputs of the AI system that count. */
const most = 200;
const days = 90;

const sum = `
select coalesce(sum((r.measures->>($2::text || 'Women'))::float8), 0)::int as women,
  coalesce(sum((r.measures->>($2::text || 'Men'))::float8), 0)::int as men, count(*)::int as outputs
from (select s.id from submission s where s.system_id = (select system_id from submission where id = $1)
    and s.purpose = 'review' and s.modality = 'image' and s.id <> $1 and s.created_at > $3::timestamptz - make_interval(days => ${days})
  order by s.created_at desc, s.id desc limit ${most}) s
join check_run r on r.submission_id = s.id and r.check_name = 'image-bias' and r.measures ? ($2::text || 'Women')`;

/**
 * What `image-bias` measured under these names (`<measure>Women`, `<measure>Men`) on the last outputs of the submission's AI
 * system, without the submission itself: of 90 days, at most 200.
 */
export async function findPresentation(
  tx: Tx,
  submission: string,
  measure: string,
  now = new Date(),
): Promise<Presentation> {
  const [row] = await tx.query<Presentation>(sum, [submission, measure, now]);
  return row ?? { women: 0, men: 0, outputs: 0 };
}
