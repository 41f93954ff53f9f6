import { authorize, beforeRouting, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { findSubmissionFor } from './find-submission.js';
import { wrongState } from './lifecycle.js';
import type { ParsedSubmission } from './parse-submission.js';
import { submitOutputs, type SubmitAnswer } from './submit-outputs.js';

export interface RevisionInput {
  id: string;
  parsed: ParsedSubmission;
  idempotencyKey: string | null;
}

/** Takes in a corrected output for one that was sent back; the one sent back becomes superseded in the same transaction. */
export async function reviseSubmission(
  tx: Tx,
  actor: Actor,
  input: RevisionInput,
  policy: Policy,
  now = new Date(),
): Promise<SubmitAnswer> {
  authorize(actor, 'submit', 'Submission', beforeRouting(input.parsed.input));
  const parent = await findSubmissionFor(tx, actor, input.id, 'submit');
  const { system, modality } = input.parsed.input;
  if (system !== parent.system || modality !== parent.modality) {
    throw conflict(
      `A revision keeps AI system and modality of what it corrects: "${parent.system}", ${parent.modality}.`,
      `修訂版必須沿用原送審項目的 AI 系統與類型：「${parent.system}」、${parent.modality}。`,
    );
  }
  const revises = { id: parent.id, version: parent.version };
  const request = { parsed: input.parsed, idempotencyKey: input.idempotencyKey, revises };
  // Taken before the insert, so that a second revision waits here rather than failing on the unique index.
  const superseded = await tx.execute(
    `update submission set state = 'superseded' where id = $1 and state = 'changes-requested'`,
    [parent.id],
  );
  if (superseded === 0 && input.idempotencyKey === null) throw wrongState(parent.state, 'superseded');
  const [result] = await submitOutputs(tx, [{ actor, input: request }], policy, now);
  if (!result) throw new Error('The revision got no result.');
  if ('refusal' in result) throw result.refusal;
  if (result.answer.replay) return result.answer;
  if (superseded === 0) throw wrongState(parent.state, 'superseded');
  const by = result.answer.id;
  await tx.execute('update submission set superseded_by = $2 where id = $1', [parent.id, by]);
  // Nothing that follows from what repeats an output is released.
  if (parent.purpose !== 'review') {
    await tx.execute('update submission set purpose = $2 where id = $1', [by, parent.purpose]);
  }
  await appendEntry(
    tx,
    actor,
    { action: 'submission.superseded', subject: parent.id, payload: { submission: parent.id, by } },
    now,
  );
  return result.answer;
}
