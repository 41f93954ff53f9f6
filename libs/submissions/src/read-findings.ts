import type { Tx } from '@countersign/database';
import type { FindingRow } from './finding-row.js';

/** The findings of submissions, those of each one worst first. */
export function readFindings(tx: Tx, submissions: readonly string[]): Promise<FindingRow[]> {
  return tx.query<FindingRow>(
    `select f.*, r.check_name, r.check_version from finding f join check_run r on r.id = f.check_run_id
     where f.submission_id = any($1)
     order by array_position(array['critical','major','minor','info'], f.severity), r.check_name, f.ordinal`,
    [submissions],
  );
}
