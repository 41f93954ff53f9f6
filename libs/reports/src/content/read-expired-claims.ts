import type { Tier } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import type { ReportException } from './exceptions.js';
import type { DecisionRange } from './read-decisions.js';

interface ExpiredRow {
  id: string;
  at: Date;
  submission: string;
  title: string;
  tier: Tier | null;
  system: string;
  index: number;
}

const page = `
select e.id, e.at, s.id as submission, s.title, s.tier, y.slug as system, l.leaf_index::float8 as index
from audit_entry e join audit_leaf l on l.entry_id = e.id
  join submission s on s.id = e.subject::uuid join ai_system y on y.id = s.system_id
where e.action = 'review.claim-expired' and e.at >= $1 and e.at < $2 and ($3::text[] is null or y.slug = any($3))
  and l.leaf_index < $4 and e.id > $5
order by e.id limit $6`;

/** Claims of the range that expired, in the order of their entries, a page in memory at a time. */
export async function* readExpiredClaims(
  db: Database,
  { from, to, systems, size }: DecisionRange,
  pageSize = 1000,
): AsyncGenerator<ReportException> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await db.read((tx) => tx.query<ExpiredRow>(page, [from, to, systems, size, after, pageSize]));
    for (const { id: _id, at, ...row } of rows) {
      yield { kind: 'claim-expired', at: at.toISOString(), decision: null, outcome: null, pseudonym: null, ...row };
    }
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.id;
  }
}
