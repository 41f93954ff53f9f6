import { authorize, type Actor, type KeyActor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import type { FindingDraft, Generator, Modality } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { routeSubmissions, type RoutingContext } from './route-submissions.js';

/** A finding to show in place of those that a check found. */
export interface PlantedFinding extends FindingDraft {
  check: string;
}

interface OriginalRow {
  system: string;
  modality: Modality;
  content_digest: string;
  submitter_kind: 'key' | 'person';
  submitter_id: string;
  pseudonym: string;
  generator: Generator;
  input_digest: string;
  sources: string[];
}

interface RunRow {
  id: string;
  check: string;
  version: string;
  state: 'passed' | 'flagged' | 'inconclusive';
  score: number | null;
  milliseconds: number;
  findings: { id: string; code: string; severity: string }[];
}

const original = `
select y.slug as system, s.modality, s.content_digest, s.submitter_kind, s.submitter_id, n.pseudonym,
  p.payload->'generator' as generator, e.payload->>'inputDigest' as input_digest,
  array(select jsonb_array_elements(p.payload->'sources')->>'id') as sources
from submission s join ai_system y on y.id = s.system_id join submission_payload p on p.submission_id = s.id
join pseudonym n on n.kind = s.submitter_kind and n.subject_id = s.submitter_id
join audit_payload e on e.entry_id = s.entry_id
where s.id = $1`;

const insertSubmission = `
insert into submission (id, version, state, purpose, system_id, modality, title, content_digest, language, submitter_kind,
  submitter_id, public_interest, entry_id, leaf_hash, created_at)
select $2, 1, 'checking', 'gold', system_id, modality, title, content_digest, language, submitter_kind,
  submitter_id, public_interest, $3, $4, $5 from submission where id = $1`;

const copyPayload = `
with images as (insert into submission_image (submission_id, digest) select $2::uuid, digest from submission_image where submission_id = $1)
insert into submission_payload (submission_id, payload) select $2, payload from submission_payload where submission_id = $1`;

// Whole rows, so that a column added later is copied as well.
const copyRun = `
insert into check_run select (jsonb_populate_record(null::check_run, to_jsonb(r) || jsonb_build_object(
  'id', $2::uuid, 'submission_id', $3::uuid, 'started_at', $4::timestamptz, 'finished_at', $5::timestamptz, 'enqueued_at', $4::timestamptz))).*
from check_run r where r.id = $1`;
const copyCalls = `
insert into inference_call select (jsonb_populate_record(null::inference_call, to_jsonb(c) || jsonb_build_object(
  'check_run_id', $2::uuid, 'submission_id', $3::uuid))).*
from inference_call c where c.check_run_id = $1`;
const copyFindings = `
insert into finding select (jsonb_populate_record(null::finding, to_jsonb(f) || jsonb_build_object(
  'id', gen_random_uuid(), 'check_run_id', $2::uuid, 'submission_id', $3::uuid))).*
from finding f where f.check_run_id = $1`;

// The words are those of the newest run that ended so: made-up ones would stand out.
const plant = `
with like_it as (
  select score, summary from check_run where check_name = (select check_name from check_run where id = $1) and state = $2 and id <> $1
  order by finished_at desc nulls last limit 1)
update check_run r set state = $2, score = coalesce((select score from like_it), r.score), probability = null, calibrated_on = null,
  summary = coalesce((select summary from like_it), r.summary) where r.id = $1`;
const insertPlanted = `
insert into finding (id, check_run_id, submission_id, ordinal, code, severity, score, place, message, explanation, evidence, model)
select gen_random_uuid(), $2, $3, ordinal, code, severity, score, place, message, explanation, evidence, model
from jsonb_to_recordset($1::jsonb) as item(ordinal int, code text, severity text, score real, place jsonb, message jsonb,
  explanation jsonb, evidence jsonb, model jsonb)`;

const runsOf = `
select r.id, r.check_name as check, r.check_version as version, r.state, r.score, coalesce(r.milliseconds, 0) as milliseconds,
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'code', f.code, 'severity', f.severity) order by f.ordinal)
    from finding f where f.check_run_id = r.id), '[]') as findings
from check_run r where r.submission_id = $1 order by r.finished_at`;

interface Repeat {
  submission: string;
  planted: readonly PlantedFinding[] | null;
}

/**
 * Puts a decided output before people once more, as gold: with its own checks, or with findings planted in their place. Its entries read as those of any
 * output; that it is gold stands in the payload of the first. Null where payload or submitter are gone.
 */
export async function repeatSubmission(
  tx: Tx,
  actor: Actor,
  { submission, planted }: Repeat,
  context: RoutingContext,
  now = new Date(),
): Promise<string | null> {
  authorize(actor, 'record', 'Submission');
  const [row] = await tx.query<OriginalRow>(original, [submission]);
  if (!row) return null;
  const id = newId();
  const runs = await tx.query<RunRow>(runsOf, [submission]);
  const received = new Date(now.getTime() - runs.reduce((sum, run) => sum + run.milliseconds, 1500));
  const submitter = { kind: row.submitter_kind, id: row.submitter_id, pseudonym: row.pseudonym } as KeyActor;
  const [entry] = await appendEntries(tx, submitter, [receivedEntry(id, row, runs)], received);
  if (!entry) throw new Error('The entry was not recorded.');
  await tx.execute(insertSubmission, [submission, id, entry.id, entry.leafHash, received]);
  await tx.execute(copyPayload, [submission, id]);
  let at = received.getTime() + 500;
  for (const run of runs) {
    const copy = newId();
    const started = new Date(at);
    at += run.milliseconds;
    await tx.execute(copyRun, [run.id, copy, id, started, new Date(at)]);
    if (planted === null) {
      await tx.execute(copyCalls, [run.id, copy, id]);
      await tx.execute(copyFindings, [run.id, copy, id]);
    } else {
      const own = planted.filter(({ check }) => check === run.check);
      await tx.execute(plant, [copy, own.length > 0 ? 'flagged' : 'passed']);
      const findings = own.map((finding, ordinal) => ({ ...finding, ordinal }));
      await tx.execute(insertPlanted, [JSON.stringify(findings), copy, id]);
    }
  }
  await recordChecks(tx, actor, id, row.content_digest, context);
  await routeSubmissions(tx, actor, [id], context, now);
  return id;
}

function receivedEntry(id: string, row: OriginalRow, runs: readonly RunRow[]): EntryDraft {
  const { provider, model, version = null } = row.generator;
  return {
    action: 'submission.received',
    subject: id,
    payload: {
      submission: id,
      version: 1,
      system: row.system,
      modality: row.modality,
      contentDigest: row.content_digest,
      supersedes: null,
      generator: { provider, model, version },
      inputDigest: row.input_digest,
      sources: row.sources,
      checks: runs.map(({ check, version: its }) => ({ check, version: its })),
      purpose: 'gold',
    },
  };
}

async function recordChecks(
  tx: Tx,
  actor: Actor,
  submission: string,
  contentDigest: string,
  { policy }: RoutingContext,
): Promise<void> {
  const runs = await tx.query<RunRow & { finished_at: Date }>(
    runsOf.replace('select r.id,', 'select r.id, r.finished_at,'),
    [submission],
  );
  for (const { check, version, state: outcome, score, milliseconds, findings, finished_at: at } of runs) {
    const payload = { submission, check, version, contentDigest, outcome, score, milliseconds, attempts: 1 };
    const found = { findings: findings.slice(0, 100), findingsTotal: findings.length, policyDigest: policy.digest };
    await appendEntries(
      tx,
      actor,
      [{ action: 'check.completed', subject: submission, payload: { ...payload, ...found } }],
      at,
    );
  }
}
