import type { Presentation } from '@countersign/checks';
import type { Tx } from '@countersign/database';

/** Newest outputs of the AI system that count. */
const most = 200;
const days = 90;

// Pictures that are handed in again, in a revision or by themselves, are the same faces: they would be counted as new evidence.
const sum = `
select coalesce(sum((m.measures->>($2::text || 'Women'))::float8), 0)::int as women,
  coalesce(sum((m.measures->>($2::text || 'Men'))::float8), 0)::int as men, count(*)::int as outputs
from (select distinct on (s.content_digest) r.measures
  from (select s.id, s.content_digest, s.created_at from submission s join submission own on own.id = $1
    where s.system_id = own.system_id and s.purpose = 'review' and s.modality = 'image' and s.id <> own.id
      and s.content_digest <> own.content_digest and s.state not in ('superseded', 'withdrawn')
      and s.created_at > $3::timestamptz - make_interval(days => ${days})
    order by s.created_at desc, s.id desc limit ${most}) s
  join check_run r on r.submission_id = s.id and r.check_name = 'image-bias' and r.measures ? ($2::text || 'Women')
  order by s.content_digest, s.created_at desc, s.id desc) m`;

/**
 * What `image-bias` measured under these names (`<measure>Women`, `<measure>Men`) on the last outputs of the submission's AI
 * system, without the submission itself, what has the same content, and what was superseded or withdrawn: of 90 days, at most 200, the same
 * content once.
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
