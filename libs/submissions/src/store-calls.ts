import type { Tx } from '@countersign/database';
import type { Attempt } from '@countersign/inference';

/** One try to have a question of a check answered, as it is kept: sent and answered text already masked or left out. */
export interface StoredCall extends Omit<Attempt, 'call'> {
  task: string;
  /** Of the question within the check run, and of the try within the question, both from 0. */
  question: number;
  ordinal: number;
  request: string | null;
  answer: string | null;
}

const insert = `
insert into inference_call (check_run_id, submission_id, attempt, question, ordinal, task, model, revision, backend, device_class, outcome,
  message, queue_ms, service_ms, batch_size, input_tokens, output_tokens, cost_eur, watt_hours, energy_from, request, answer)
select $2, (select submission_id from check_run where id = $2), $3, question, ordinal, task, model, revision, backend, "deviceClass", outcome,
  message, "queueMs", "serviceMs", "batchSize", "inputTokens", "outputTokens", "costEur", "wattHours", "energyFrom", request, answer
from jsonb_to_recordset($1::jsonb) as item(question int, ordinal int, task text, model text, revision text, backend text,
  "deviceClass" text, outcome text, message text, "queueMs" real, "serviceMs" real, "batchSize" int, "inputTokens" int,
  "outputTokens" int, "costEur" float8, "wattHours" float8, "energyFrom" text, request text, answer text)
on conflict do nothing`;

/** PostgreSQL keeps no NUL in text. */
const withoutNul = (text: string | null): string | null => text?.replaceAll('\u0000', '\uFFFD') ?? null;

/** Keeps what a check run asked of models in one attempt; told twice, it is kept once. Part of recording, so without an entry of its own. */
export async function storeCalls(
  tx: Tx,
  checkRun: string,
  attempt: number,
  calls: readonly StoredCall[],
): Promise<void> {
  if (calls.length === 0) return;
  const kept = calls.map((call) => ({
    ...call,
    message: withoutNul(call.message),
    request: withoutNul(call.request),
    answer: withoutNul(call.answer),
  }));
  await tx.execute(insert, [JSON.stringify(kept), checkRun, attempt]);
}
