import type { RejectedLike } from '@countersign/checks';
import type { Tx } from '@countersign/database';
import { nearParts } from './fingerprint-parts.js';

const nearest = `
select item.asked, f.submission_id as submission, f.image, f.distance, f.rejected_at
from jsonb_to_recordset($1::jsonb) as item(asked int, hash text, parts int[]),
lateral (
  select submission_id, image, rejected_at, bit_count(hash # ('x' || item.hash)::bit(64))::int as distance
  from image_fingerprint
  where rejected_at is not null and parts && item.parts and submission_id <> $2
    and system_id = (select system_id from submission where id = $2)
  order by distance, rejected_at desc, submission_id, image
  limit 1) f
where f.distance <= $3
order by item.asked`;

/** The nearest rejected image of the submission's own AI system for each hash, where one differs in at most `bits` (7 at most). Reads by an index. */
export async function findRejectedLike(
  tx: Tx,
  submission: string,
  hashes: readonly string[],
  bits: number,
): Promise<RejectedLike[]> {
  const items = hashes.map((hash, asked) => ({ asked, hash, parts: nearParts(hash) }));
  const rows = await tx.query<Omit<RejectedLike, 'rejectedAt'> & { rejected_at: Date }>(nearest, [
    JSON.stringify(items),
    submission,
    bits,
  ]);
  return rows.map(({ rejected_at, ...row }) => ({ ...row, rejectedAt: rejected_at.toISOString() }));
}
