import { authorize, type Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import type { PayloadView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { getPayload } from './get-payload.js';

/** The output itself and all that was handed in with it; that a person read it is recorded. */
export async function openPayload(tx: Tx, actor: Actor, id: string, now = new Date()): Promise<PayloadView> {
  authorize(actor, 'read', 'Submission');
  const payload = await getPayload(tx, actor, id);
  await noteRead(tx, actor, { what: 'content', submission: id }, now);
  return payload;
}
