import { authorize, type Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import { notFound } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from './find-submission.js';

/** Payloads as JSON texts, for a thread to parse: of a submission that holds a schedule, and of the one it corrects. */
export interface ScheduleTexts {
  payload: string;
  previous: string | null;
}

/**
 * The payloads of a schedule and of the revision before, while that is kept; `not-found` for outputs of another modality. That a
 * person read it is recorded.
 */
export async function openScheduleTexts(tx: Tx, actor: Actor, id: string, now = new Date()): Promise<ScheduleTexts> {
  authorize(actor, 'read', 'Submission');
  const { modality, supersedes } = await findSubmissionFor(tx, actor, id, 'read');
  if (modality !== 'schedule') throw notFound({ en: 'schedule in the submission', 'zh-TW': '含有排程的送審項目' }, id);
  const rows = await tx.query<{ submission_id: string; payload: string }>(
    'select submission_id, payload::text as payload from submission_payload where submission_id = any($1)',
    [supersedes === null ? [id] : [id, supersedes]],
  );
  const textOf = (of: string | null) => rows.find(({ submission_id: own }) => own === of)?.payload ?? null;
  const payload = textOf(id);
  if (payload === null) {
    throw notFound({ en: 'content (kept as long as the policy says) of', 'zh-TW': '內容（已逾保存期限）：' }, id);
  }
  await noteRead(tx, actor, { what: 'content', submission: id }, now);
  return { payload, previous: textOf(supersedes) };
}
