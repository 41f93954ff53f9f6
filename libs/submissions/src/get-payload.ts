import { authorize, concealedFields, type Actor } from '@countersign/access';
import { notFound, type PayloadView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from './find-submission.js';
import { payloadView, readPayloads } from './read-payloads.js';

/** The output itself and what was handed in with it, less what the actor's roles conceal. */
export async function getPayload(tx: Tx, actor: Actor, id: string): Promise<PayloadView> {
  authorize(actor, 'read', 'Submission');
  const submission = await findSubmissionFor(tx, actor, id, 'read');
  const [row] = await readPayloads(tx, [id]);
  if (!row) {
    throw notFound({ en: 'content (kept as long as the policy says) of', 'zh-TW': '內容（已逾保存期限）：' }, id);
  }
  return payloadView(row, concealedFields(actor, submission));
}
