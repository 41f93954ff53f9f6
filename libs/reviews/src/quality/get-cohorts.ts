import { authorize, type Actor } from '@countersign/access';
import { notFound, type CohortView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { compareGroups, leastOutputs, type GroupCounts, type Moments } from './cohort-statistics.js';

interface GroupRow {
  attribute: string;
  value: string;
  outputs: number;
  flagged: number;
  decided: number;
  rejected: number;
  length_count: number;
  length_mean: number | null;
  length_variance: number | null;
  sentiment_count: number;
  sentiment_mean: number | null;
  sentiment_variance: number | null;
}

/** Groups that one view compares: more are told as too many, for the correction would leave nothing. */
const mostGroups = 200;

const counts = `
with shown as (
  select s.id, s.state, r.state as check_state, r.measures,
    s.facts->'declaredGroups' as groups
  from submission s
  join check_run r on r.submission_id = s.id and r.check_name = s.modality || '-bias'
  where s.system_id = $1 and s.purpose = 'review' and s.created_at >= $2 and s.created_at < $3 and r.state in ('passed', 'flagged')
    and s.facts is not null
)
select g->>'attribute' as attribute, g->>'value' as value, count(*)::int as outputs,
  count(*) filter (where check_state = 'flagged')::int as flagged,
  count(*) filter (where state in ('approved', 'revoked', 'rejected', 'changes-requested', 'superseded'))::int as decided,
  count(*) filter (where state in ('rejected', 'changes-requested', 'superseded'))::int as rejected,
  count((measures->>'characters'))::int as length_count, avg((measures->>'characters')::float8) as length_mean,
  var_samp((measures->>'characters')::float8) as length_variance,
  count((measures->>'sentiment'))::int as sentiment_count, avg((measures->>'sentiment')::float8) as sentiment_mean,
  var_samp((measures->>'sentiment')::float8) as sentiment_variance
from shown cross join lateral jsonb_array_elements(groups) as g
group by 1, 2 order by 1, 3 desc, 2 limit ${mostGroups + 1}`;

function moments(count: number, mean: number | null, variance: number | null): Moments | null {
  return mean === null || variance === null ? null : { count, mean, variance };
}

const countsOf = (row: GroupRow): GroupCounts => ({
  attribute: row.attribute,
  value: row.value,
  outputs: row.outputs,
  flagged: row.flagged,
  decided: row.decided,
  rejected: row.rejected,
  length: moments(row.length_count, row.length_mean, row.length_variance),
  sentiment: moments(row.sentiment_count, row.sentiment_mean, row.sentiment_variance),
});

/** How the outputs of an AI system about each declared group fared in the last days. An output about several groups counts for each. */
export async function getCohorts(
  tx: Tx,
  actor: Actor,
  { system, days }: { system: string; days: number },
  now = new Date(),
): Promise<CohortView> {
  authorize(actor, 'read', 'Coverage', system);
  const [row] = await tx.query<{ id: string }>('select id from ai_system where slug = $1', [system]);
  if (!row) throw notFound({ en: 'AI system', 'zh-TW': 'AI 系統' }, system);
  const from = new Date(now.getTime() - days * 86_400_000);
  const rows = await tx.query<GroupRow>(counts, [row.id, from, now]);
  return {
    system,
    from: from.toISOString(),
    to: now.toISOString(),
    leastOutputs,
    groups: compareGroups(rows.slice(0, mostGroups).map(countsOf)),
    groupsOmitted: rows.length > mostGroups,
  };
}
