import type { Label } from '@countersign/checks';
import type { CalibrationTarget } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { reasonsAbout, type Policy } from '@countersign/policy';

/** A check of an AI system whose scores people have judged. */
export interface LabelledCheck {
  systemId: string;
  system: string;
  check: string;
  version: string;
}

/** Labels that a calibration is fitted on: the newest ones of a year, for people and outputs change. */
const mostLabels = 5000;

/** A decision that the answer to a contestation has overturned teaches nothing. */
const stands = `
  and not exists (select from contestation c where c.submission_id = s.id and c.outcome = 'overturned' and c.opened_at > d.created_at)`;

/**
 * Outputs by the decision that ended their review: approved is a yes; sent back or rejected for a reason about what the check looks at is a no. A
 * rejection for another reason says nothing of the check.
 */
const outputs = `
select r.score::float8 as score, d.outcome = 'approve' as positive
from decision d
join submission s on s.id = d.submission_id
join check_run r on r.submission_id = d.submission_id
where s.system_id = $1 and s.purpose = 'review' and r.check_name = $2 and r.check_version = $3 and r.score is not null and r.state in ('passed', 'flagged')
  and d.created_at > now() - interval '1 year' and d.counted and (d.outcome = 'approve' or (d.outcome in ('reject', 'request-changes')
    and exists (select from jsonb_array_elements(d.reasons) as reason where reason->>'code' = any($4))))${stands}
order by d.created_at desc, d.id desc limit ${mostLabels}`;

/** Findings by what people said of them: that they are useful or not, or a decision against the output that rests on them. */
const findings = `
select score, positive from (
  select f.score::float8 as score, j.useful as positive, j.judged_at as at, f.id
  from finding_judgement j join finding f on f.id = j.finding_id
  join check_run r on r.id = f.check_run_id join submission s on s.id = f.submission_id
  where s.system_id = $1 and s.purpose = 'review' and r.check_name = $2 and r.check_version = $3 and f.score is not null and $4::text[] is not null
  union all
  select f.score::float8, true, d.created_at, f.id
  from decision d cross join lateral jsonb_array_elements(d.reasons) as reason
  join finding f on f.id = (reason->>'finding')::uuid
  join check_run r on r.id = f.check_run_id join submission s on s.id = f.submission_id
  where s.system_id = $1 and s.purpose = 'review' and r.check_name = $2 and r.check_version = $3 and f.score is not null and d.counted
    and d.created_at > now() - interval '1 year' and d.outcome in ('reject', 'request-changes') and reason->>'finding' is not null${stands}
    and not exists (select from finding_judgement j where j.finding_id = f.id)
) as label order by at desc, id desc limit ${mostLabels}`;

/** What people said of the scores of one check, the newest first. */
export function readLabels(
  tx: Tx,
  target: CalibrationTarget,
  { systemId, check, version }: LabelledCheck,
  policy: Policy,
): Promise<Label[]> {
  const sql = target === 'output' ? outputs : findings;
  return tx.query<Label>(sql, [systemId, check, version, reasonsAbout(policy, check)]);
}

/** The checks of AI systems, in the versions given, that people decided on since a time. */
export function findLabelledChecks(
  tx: Tx,
  versions: ReadonlyMap<string, string>,
  since: Date,
): Promise<LabelledCheck[]> {
  return tx.query<LabelledCheck>(
    `select distinct a.id as "systemId", a.slug as system, c.name as check, c.version
     from decision d join submission s on s.id = d.submission_id join ai_system a on a.id = s.system_id
     join check_run r on r.submission_id = s.id
     join unnest($1::text[], $2::text[]) as c(name, version) on c.name = r.check_name and c.version = r.check_version
     where d.created_at > $3 and s.purpose = 'review'
     order by a.slug, c.name`,
    [[...versions.keys()], [...versions.values()], since],
  );
}
