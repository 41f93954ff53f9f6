import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { CheckResult, SubmissionState } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import type { CheckUsage } from './check-usage.js';
import type { RoutingContext } from './route-submissions.js';
import { routeSubmissions } from './route-submissions.js';
import { storeCalls } from './store-calls.js';
import { storeFingerprints } from './store-fingerprints.js';
import { storeImageTexts } from './store-image-texts.js';

export interface CheckRecord {
  checkRun: string;
  /** Version of the check that ran; the one that was planned where it is not given. */
  version?: string;
  result: CheckResult;
  milliseconds: number;
  usage: CheckUsage;
  /** What the AI system's calibration makes of the score, where there is one. */
  probability?: number | null;
  calibratedOn?: number | null;
  /** The same of each finding with a score, where the AI system's findings are calibrated. */
  findings?: { probabilities: readonly (number | null)[]; calibratedOn: number } | null;
  /** Over all that fixes the result; null or absent where it may not be used for the next version. */
  inputDigest?: string | null;
  /** The run on an earlier version whose result this is; absent where the check ran. */
  reusedFrom?: string;
}

interface LockedRun {
  check_name: string;
  check_version: string;
  state: string;
  attempts: number;
  submission_id: string;
  content_digest: string;
  submission_state: SubmissionState;
}

/** The audit entry names this many findings and says how many there were. */
const namedFindings = 100;

const insertFindings = `
insert into finding (id, check_run_id, submission_id, ordinal, code, severity, score, probability,
  calibrated_on, place, message, explanation, evidence, model)
select id, $2, $3, ordinal, code, severity, score, probability, calibrated_on, place, message, explanation, evidence, model
from jsonb_to_recordset($1::jsonb) as item(id uuid, ordinal int, code text, severity text, score real, probability real,
  calibrated_on int, place jsonb,
  message jsonb, explanation jsonb, evidence jsonb, model jsonb)`;

/**
 * Stores what a check found and, when it was the last one, routes the submission to people. Answers false, and changes
 * nothing, when the run is recorded already: jobs may come twice.
 */
export async function recordFindings(
  tx: Tx,
  actor: Actor,
  record: CheckRecord,
  context: RoutingContext,
  now = new Date(),
): Promise<boolean> {
  authorize(actor, 'record', 'Submission');
  const run = await lockRun(tx, record.checkRun);
  if (!run || (run.state !== 'running' && run.state !== 'pending')) return false;
  const { result, version = run.check_version } = record;
  const findings = result.findings.map((finding, ordinal) => {
    const probability = record.findings?.probabilities[ordinal] ?? null;
    const calibrated = { probability, calibrated_on: probability === null ? null : record.findings?.calibratedOn };
    return { id: newId(), ordinal, ...finding, ...calibrated };
  });
  await tx.execute(
    `update check_run set state = $2, score = $3, summary = $4, attributions = $5, measures = $6, milliseconds = $7,
       finished_at = $8, device_class = $9, cost_eur = $10, watt_hours = $11, energy_from = $12, input_tokens = $13,
       output_tokens = $14, calls = $15, probability = $16, calibrated_on = $17, check_version = $18, input_digest = $19, reused_from = $20, lease_until = null where id = $1`,
    [
      record.checkRun,
      result.outcome,
      result.score,
      JSON.stringify(result.summary),
      JSON.stringify(result.attributions),
      JSON.stringify(result.measures),
      record.milliseconds,
      now,
      ...usageColumns(record.usage),
      record.probability ?? null,
      record.calibratedOn ?? null,
      version,
      record.inputDigest ?? null,
      record.reusedFrom ?? null,
    ],
  );
  await storeCalls(tx, record.checkRun, run.attempts, record.usage.calls);
  if (findings.length > 0) {
    await tx.execute(insertFindings, [JSON.stringify(findings), record.checkRun, run.submission_id]);
  }
  await storeFingerprints(tx, run.submission_id, result.fingerprints);
  await storeImageTexts(tx, run.submission_id, result.imageTexts);
  await appendEntry(
    tx,
    actor,
    {
      action: 'check.completed',
      subject: run.submission_id,
      payload: {
        submission: run.submission_id,
        check: run.check_name,
        version,
        contentDigest: run.content_digest,
        outcome: result.outcome,
        score: result.score,
        findings: findings.slice(0, namedFindings).map(({ id, code, severity }) => ({ id, code, severity })),
        findingsTotal: findings.length,
        attempts: run.attempts,
        milliseconds: record.milliseconds,
        policyDigest: context.policy.digest,
        ...(record.reusedFrom === undefined ? {} : { reusedFrom: record.reusedFrom }),
        ...opinionOf(record),
      },
    },
    now,
  );
  if (run.submission_state === 'checking' && (await isLast(tx, run.submission_id))) {
    await routeSubmissions(tx, actor, [run.submission_id], context, now);
  }
  return true;
}

/** What the log says of calibration and of the models that answered; the product's own are named by the check's version. */
function opinionOf({ probability, calibratedOn, usage }: CheckRecord) {
  const answered = usage.calls.filter(({ outcome, backend }) => outcome === 'answered' && backend !== 'glass-box');
  const models = new Map(answered.map(({ model: name, revision }) => [`${name} ${revision}`, { name, revision }]));
  return {
    ...(probability != null && calibratedOn != null ? { probability, calibratedOn } : {}),
    ...(models.size > 0 ? { models: [...models.values()] } : {}),
  };
}

/** A run of which a part was measured counts as estimated: the weaker word holds for the sum. */
function usageColumns(usage: CheckUsage): unknown[] {
  const { deviceClass, costEur, wattHours, measuredWattHours, inputTokens, outputTokens, calls } = usage;
  const energyFrom = wattHours === 0 ? 'none' : measuredWattHours === wattHours ? 'measured' : 'estimated';
  return [deviceClass, costEur, wattHours, energyFrom, inputTokens, outputTokens, calls.length];
}

/** Locks the submission first, so that two last checks of one submission wait for each other and one of them routes. */
async function lockRun(tx: Tx, id: string): Promise<LockedRun | undefined> {
  await tx.query(
    'select 1 from submission where id = (select submission_id from check_run where id = $1) for no key update',
    [id],
  );
  const [run] = await tx.query<LockedRun>(
    `select r.check_name, r.check_version, r.state, r.attempts, r.submission_id, s.content_digest, s.state as submission_state
     from check_run r join submission s on s.id = r.submission_id where r.id = $1`,
    [id],
  );
  return run;
}

async function isLast(tx: Tx, submission: string): Promise<boolean> {
  const [row] = await tx.query<{ left: number }>(
    `select count(*)::int as left from check_run where submission_id = $1 and state in ('pending', 'running')`,
    [submission],
  );
  return row?.left === 0;
}
