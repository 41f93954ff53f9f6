import { checkResult, type CheckResult } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

/** What a check found before on the same input, and the run that found it. */
export interface ReusableRun {
  id: string;
  result: CheckResult;
}

const find = `
select coalesce(r.reused_from, r.id) as id, jsonb_build_object('outcome', r.state, 'score', r.score, 'summary', r.summary,
  'attributions', r.attributions, 'measures', r.measures, 'findings', coalesce((
    select jsonb_agg(jsonb_build_object('code', f.code, 'severity', f.severity, 'score', f.score, 'place', f.place,
      'message', f.message, 'explanation', f.explanation, 'evidence', f.evidence, 'model', f.model) order by f.ordinal)
    from finding f where f.check_run_id = r.id), '[]')) as result
from check_run own join submission s on s.id = own.submission_id
join check_run r on r.submission_id = s.supersedes and r.check_name = own.check_name
where own.id = $1 and r.input_digest = $2 and r.state in ('passed', 'flagged', 'inconclusive')`;

/** The run of the same check on the version before, where its input was the same; null otherwise. */
export async function findReusableRun(tx: Tx, checkRun: string, inputDigest: string): Promise<ReusableRun | null> {
  const [row] = await tx.query<{ id: string; result: unknown }>(find, [checkRun, inputDigest]);
  return row ? { id: row.id, result: checkResult.parse(row.result) } : null;
}
