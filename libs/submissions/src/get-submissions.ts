import type { Language, SubmissionView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { CheckRunRow } from './check-run-row.js';
import { submissionColumns, submissionTables, type SubmissionRow } from './submission-row.js';
import { submissionView } from './submission-view.js';

/** Views of submissions that the caller just handed in, by id, in two statements whatever their number. */
export async function getSubmissions(
  tx: Tx,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, SubmissionView>> {
  const rows = await tx.query<SubmissionRow>(
    `select ${submissionColumns} from ${submissionTables} where s.id = any($1)`,
    [ids],
  );
  const runs = await tx.query<CheckRunRow>(
    `select id, submission_id, check_name, check_version, state, attempts, score, summary, milliseconds
     from check_run where submission_id = any($1) order by check_name`,
    [ids],
  );
  const bySubmission = Map.groupBy(runs, (run) => run.submission_id);
  return new Map(
    rows.map((row) => [row.id, submissionView(row, bySubmission.get(row.id) ?? [], { position: null }, language)]),
  );
}
