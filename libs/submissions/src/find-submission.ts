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
  const row = (await findSubmissions(tx, [id])).get(id);
  // A program never learns of gold items and second reviews: nothing of them is released.
  const isKept = row?.purpose !== 'review' && actor.kind === 'key';
  if (!row || isKept || !(actor.kind === 'service' || isAllowed(actor, action, type, row))) throw notFound(what, id);
  return row;
}

/** The rows of submissions by id, for callers whose right was or will be looked at. */
export async function findSubmissions(tx: Tx, ids: readonly string[]): Promise<Map<string, SubmissionRow>> {
  const rows = await tx.query<SubmissionRow>(
    `select ${submissionColumns} from ${submissionTables} where s.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
