import type { Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import type { FindingRow } from './finding-row.js';

/** A submission whose findings somebody reads. */
export interface FindingsAsked {
  submission: string;
  actor: Actor;
}

/** The findings of submissions, those of each one worst first, with what each one's `reader` has said of them. */
export function readFindings(tx: Tx, asked: readonly FindingsAsked[]): Promise<FindingRow[]> {
  return tx.query<FindingRow>(
    `select f.*, r.check_name, r.check_version, asked.reader, j.useful as judgement
     from (select distinct * from unnest($1::uuid[], $2::uuid[])) as asked(submission_id, reader)
     join finding f on f.submission_id = asked.submission_id
     join check_run r on r.id = f.check_run_id
     left join finding_judgement j on j.finding_id = f.id and j.person_id = asked.reader
     order by array_position(array['critical','major','minor','info'], f.severity), r.check_name, f.ordinal`,
    [asked.map(({ submission }) => submission), asked.map(({ actor }) => actor.id)],
  );
}
