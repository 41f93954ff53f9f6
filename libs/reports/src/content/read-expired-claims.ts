import type { Tier } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import type { ReportException } from './exceptions.js';
import type { DecisionRange } from './read-decisions.js';
import { routedThen } from './routed-then.js';

interface ExpiredRow {
  id: string;
  at: Date;
  exactly: string;
  submission: string;
  title: string;
  tier: Tier | null;
  system: string;
  index: number;
}

const page = `
select e.id, e.at, e.at::text as exactly, s.id as submission, s.title, y.slug as system, l.leaf_index::float8 as index,
  ${routedThen.tierAtEntry} as tier
from audit_entry e join audit_leaf l on l.entry_id = e.id
  join submission s on s.id = e.subject::uuid join ai_system y on y.id = s.system_id
where e.action = 'review.claim-expired' and s.purpose = 'review' and e.at < $1 and ($2::text[] is null or y.slug = any($2))
  and l.leaf_index < $3 and (e.at, e.id) > ($4::timestamptz, $5::uuid)
order by e.at, e.id limit $6`;

const zeroId = '00000000-0000-0000-0000-000000000000';

/** Claims of the range that expired, oldest first, a page in memory at a time. */
export async function* readExpiredClaims(
  db: Database,
  { from, to, systems, size }: DecisionRange,
  pageSize = 1000,
): AsyncGenerator<ReportException> {
  let after: [at: Date | string, id: string] = [from, zeroId];
  for (;;) {
    const values = [to, systems, size, ...after, pageSize];
    const rows = await db.read((tx) => tx.query<ExpiredRow>(page, values));
    for (const { id: _id, exactly: _exactly, at, ...row } of rows) {
      yield { kind: 'claim-expired', at: at.toISOString(), decision: null, outcome: null, pseudonym: null, ...row };
    }
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = [last.exactly, last.id];
  }
}
