import { authorize, type Actor } from '@countersign/access';
import type { PayloadView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from './find-submission.js';
import { payloadView, readPayloads } from './read-payloads.js';

/** The output itself and all that was handed in with it. */
export async function getPayload(tx: Tx, actor: Actor, id: string): Promise<PayloadView> {
  authorize(actor, 'read', 'Submission');
  await findSubmissionFor(tx, actor, id, 'read');
  const [row] = await readPayloads(tx, [id]);
  if (!row) throw new Error(`The submission ${id} has no payload.`);
  return payloadView(row);
}
