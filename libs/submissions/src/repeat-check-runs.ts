import type { FindingDraft } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';

/** A finding to show in place of those that a check found. */
export interface PlantedFinding extends FindingDraft {
  check: string;
}

/** A check run that ended, with what it found. */
export interface RunRow {
  id: string;
  check: string;
  version: string;
  state: 'passed' | 'flagged' | 'inconclusive';
  score: number | null;
  milliseconds: number;
  finished_at: Date;
  findings: { id: string; code: string; severity: string }[];
}

/** Outputs of an AI system among which a run is looked for whose words to borrow. */
const recentOutputs = 200;

// Whole rows, so that a column added later is copied as well.
const copyRun = `
insert into check_run select (jsonb_populate_record(null::check_run, to_jsonb(r) || jsonb_build_object(
  'id', $2::uuid, 'submission_id', $3::uuid, 'started_at', $4::timestamptz, 'finished_at', $5::timestamptz, 'enqueued_at', $4::timestamptz,
  -- Outputs of a first version have none.
  'reused_from', null, 'input_digest', null))).*
from check_run r where r.id = $1`;
const copyCalls = `
insert into inference_call select (jsonb_populate_record(null::inference_call, to_jsonb(c) || jsonb_build_object(
  'check_run_id', $2::uuid, 'submission_id', $3::uuid))).*
from inference_call c where c.check_run_id = $1`;
const copyFindings = `
insert into finding select (jsonb_populate_record(null::finding, to_jsonb(f) || jsonb_build_object(
  'id', gen_random_uuid(), 'check_run_id', $2::uuid, 'submission_id', $3::uuid))).*
from finding f where f.check_run_id = $1`;

// The words are those of the newest run of the AI system that ended so: made-up ones would stand out.
const plant = `
with recent as (
  select s.id from submission s where s.system_id = (select system_id from submission where id = $3) and s.purpose = 'review'
  order by s.created_at desc, s.id desc limit ${recentOutputs}),
like_it as (
  select r.score, r.summary from check_run r join recent on recent.id = r.submission_id
  where r.check_name = (select check_name from check_run where id = $1) and r.state = $2
  order by r.finished_at desc nulls last limit 1)
update check_run r set state = $2, score = coalesce((select score from like_it), r.score), probability = null, calibrated_on = null,
  summary = coalesce((select summary from like_it), r.summary) where r.id = $1`;
const insertPlanted = `
insert into finding (id, check_run_id, submission_id, ordinal, code, severity, score, place, message, explanation, evidence, model)
select gen_random_uuid(), $2, $3, ordinal, code, severity, score, place, message, explanation, evidence, model
from jsonb_to_recordset($1::jsonb) as item(ordinal int, code text, severity text, score real, place jsonb, message jsonb,
  explanation jsonb, evidence jsonb, model jsonb)`;

const runsOf = `
select r.id, r.check_name as check, r.check_version as version, r.state, r.score, r.finished_at, coalesce(r.milliseconds, 0) as milliseconds,
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'code', f.code, 'severity', f.severity) order by f.ordinal)
    from finding f where f.check_run_id = r.id), '[]') as findings
from check_run r where r.submission_id = $1 order by r.finished_at`;

/** The check runs of a submission, in the order in which they ended. */
export function readEndedRuns(tx: Tx, submission: string): Promise<RunRow[]> {
  return tx.query<RunRow>(runsOf, [submission]);
}

interface Showing {
  submission: string;
  planted: readonly PlantedFinding[] | null;
  /** When the first check began. */
  from: Date;
}

/** Copies check runs to a submission, one after the other: with what they found, or with findings planted in place of it. For the verb that repeats an output. */
export async function repeatCheckRuns(tx: Tx, runs: readonly RunRow[], showing: Showing): Promise<void> {
  const { submission, planted, from } = showing;
  let at = from.getTime();
  for (const run of runs) {
    const copy = newId();
    const started = new Date(at);
    at += run.milliseconds;
    await tx.execute(copyRun, [run.id, copy, submission, started, new Date(at)]);
    if (planted === null) {
      await tx.execute(copyCalls, [run.id, copy, submission]);
      await tx.execute(copyFindings, [run.id, copy, submission]);
    } else {
      const own = planted.filter(({ check }) => check === run.check);
      await tx.execute(plant, [copy, own.length > 0 ? 'flagged' : 'passed', submission]);
      const findings = own.map((finding, ordinal) => ({ ...finding, ordinal }));
      await tx.execute(insertPlanted, [JSON.stringify(findings), copy, submission]);
    }
  }
}
