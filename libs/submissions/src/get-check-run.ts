import { authorize, concealedFields, type Actor } from '@countersign/access';
import { notFound, type CheckRunView, type InferenceCallView, type Language } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { CheckRunRow } from './check-run-row.js';
import { findSubmissionFor } from './find-submission.js';
import { findingView } from './finding-view.js';
import { readFindings } from './read-findings.js';

interface CallRow {
  attempt: number;
  question: number;
  ordinal: number;
  task: string;
  model: string;
  revision: string;
  backend: string;
  device_class: string;
  outcome: string;
  message: string | null;
  queue_ms: number;
  service_ms: number;
  batch_size: number;
  input_tokens: number | null;
  output_tokens: number | null;
  cost_eur: number;
  watt_hours: number | null;
  energy_from: 'measured' | 'estimated' | 'none';
  request: string | null;
  answer: string | null;
}

interface RunRow extends CheckRunRow {
  started_at: Date | null;
  finished_at: Date | null;
  worker: string | null;
  device_class: string | null;
  cost_eur: number | null;
  watt_hours: number | null;
  energy_from: 'measured' | 'estimated' | 'none' | null;
  input_tokens: number | null;
  output_tokens: number | null;
}

/** Calls that one page shows; a check of a long text may ask hundreds of questions. */
const mostCalls = 500;

const callView = (row: CallRow): InferenceCallView => ({
  attempt: row.attempt,
  question: row.question,
  ordinal: row.ordinal,
  task: row.task,
  model: row.model,
  revision: row.revision,
  backend: row.backend,
  deviceClass: row.device_class,
  outcome: row.outcome,
  message: row.message,
  queueMs: row.queue_ms,
  serviceMs: row.service_ms,
  batchSize: row.batch_size,
  inputTokens: row.input_tokens,
  outputTokens: row.output_tokens,
  costEur: row.cost_eur,
  wattHours: row.watt_hours,
  energyFrom: row.energy_from,
  request: row.request,
  answer: row.answer,
});
const wordlessCallView = (row: CallRow): InferenceCallView => callView({ ...row, request: null, answer: null });

/** One check run of a submission with everything it asked of models (without the words where a role conceals any of what was handed in); throws `not-found` where the submission has no such check. */
export async function getCheckRun(
  tx: Tx,
  actor: Actor,
  { id, check }: { id: string; check: string },
  language: Language,
): Promise<CheckRunView> {
  authorize(actor, 'read', 'CheckRun');
  const submission = await findSubmissionFor(tx, actor, id, 'read');
  await findSubmissionFor(tx, actor, id, 'read', 'CheckRun');
  const [run] = await tx.query<RunRow>('select * from check_run where submission_id = $1 and check_name = $2', [
    id,
    check,
  ]);
  if (!run) throw notFound({ en: 'check', 'zh-TW': '檢核' }, check);
  const calls = await tx.query<CallRow>(
    `select * from inference_call where check_run_id = $1 order by attempt, question, ordinal limit ${mostCalls + 1}`,
    [run.id],
  );
  const findings = (await readFindings(tx, [{ submission: id, actor }])).filter((row) => row.check_run_id === run.id);
  return {
    submission: id,
    check: run.check_name,
    version: run.check_version,
    state: run.state,
    score: run.score,
    probability: run.probability,
    calibratedOn: run.calibrated_on,
    summary: run.summary?.[language] ?? null,
    attempts: run.attempts,
    milliseconds: run.milliseconds,
    reusedFrom: run.reused_from,
    measures: run.measures ?? {},
    startedAt: run.started_at?.toISOString() ?? null,
    finishedAt: run.finished_at?.toISOString() ?? null,
    worker: run.worker,
    deviceClass: run.device_class,
    costEur: run.cost_eur,
    wattHours: run.watt_hours,
    energyFrom: run.energy_from,
    inputTokens: run.input_tokens,
    outputTokens: run.output_tokens,
    findings: findings.map((row) => findingView(row, language)),
    // Models are asked with prompts, sources and the like in their words.
    calls: calls.slice(0, mostCalls).map(concealedFields(actor, submission).length > 0 ? wordlessCallView : callView),
    callsOmitted: calls.length > mostCalls,
  };
}
