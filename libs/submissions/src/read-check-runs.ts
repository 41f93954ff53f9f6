import type { Tx } from '@countersign/database';
import type { CheckRunRow } from './check-run-row.js';

/** The check runs of submissions, by name of the check. */
export function readCheckRuns(tx: Tx, submissions: readonly string[]): Promise<CheckRunRow[]> {
  return tx.query<CheckRunRow>(
    `select id, submission_id, check_name, check_version, state, attempts, score, probability, calibrated_on, summary, attributions, measures, milliseconds, reused_from
     from check_run where submission_id = any($1) order by check_name`,
    [submissions],
  );
}
