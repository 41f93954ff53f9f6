import { authorize, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { uncheckedDraft, type UncheckedDraft } from './draft-row.js';
import { findDraft } from './find-draft.js';

/** A draft; throws `not-found`. */
export async function getDraft(tx: Tx, actor: Actor, id: string): Promise<UncheckedDraft> {
  authorize(actor, 'read', 'Policy');
  return uncheckedDraft(tx, await findDraft(tx, id, 'to-read'));
}
