import { isAllowed, type Actor } from '@countersign/access';
import { notFound, type Action, type SubjectType } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { submissionColumns, submissionTables, type SubmissionRow } from './submission-row.js';

const what = { en: 'submission', 'zh-TW': '送審項目' };

/** The row of a submission that the actor may do this to; throws `not-found` alike for one that is not there and one of another AI system. */
export async function findSubmissionFor(
  tx: Tx,
  actor: Actor,
  id: string,
  action: Action,
  type: SubjectType = 'Submission',
): Promise<SubmissionRow> {
  const [row] = await tx.query<SubmissionRow>(`select ${submissionColumns} from ${submissionTables} where s.id = $1`, [
    id,
  ]);
  if (!row || !(actor.kind === 'service' || isAllowed(actor, action, type, row.system))) throw notFound(what, id);
  return row;
}
