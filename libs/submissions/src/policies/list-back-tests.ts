import { authorize, type Actor } from '@countersign/access';
import type { BackTestView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { backTestColumns, backTestView, type BackTestRow } from './back-test-row.js';
import { findDraft } from './find-draft.js';

const mostListed = 20;

/** The newest back-tests of a draft. */
export async function listBackTests(tx: Tx, actor: Actor, draft: string): Promise<BackTestView[]> {
  authorize(actor, 'read', 'Policy');
  await findDraft(tx, draft, 'to-read');
  const rows = await tx.query<BackTestRow>(
    `select ${backTestColumns} from policy_back_test where draft_id = $1 order by requested_at desc, id desc limit ${mostListed}`,
    [draft],
  );
  return rows.map(backTestView);
}
