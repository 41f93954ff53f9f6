import type { Tx } from '@countersign/database';
import type { ParsedSubmission } from './parse-submission.js';
import { receivedSubmission, type ReceivedSubmission, type Stored } from './received-submission.js';

/** A submission that was handed in before under the same idempotency key, with what is handed in now: the same. */
export interface HandedInBefore {
  id: string;
  parsed: ParsedSubmission;
}

// Its AI system may have been stopped, or resumed, since.
const select = `
select s.id, s.version, s.submitter_kind, s.submitter_id, s.supersedes, s.entry_id, s.leaf_hash, s.created_at,
  (select t.stopped_at from system_stop t where t.system_id = s.system_id and t.stopped_at <= s.created_at
    and (t.resumed_at is null or t.resumed_at > s.created_at)) as stopped_since,
  (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.check_name, 'version', r.check_version)), '[]')
    from check_run r where r.submission_id = s.id) as checks
from submission s where s.id = any($1)`;

/** Submissions as they were when they were handed in, in the same order: whoever sends one again is answered what the first answer was. */
export async function firstReceived(tx: Tx, before: readonly HandedInBefore[]): Promise<ReceivedSubmission[]> {
  if (before.length === 0) return [];
  const rows = await tx.query<Stored>(select, [before.map(({ id }) => id)]);
  const stored = new Map(rows.map((row) => [row.id, row]));
  return before.map(({ id, parsed }) => {
    const row = stored.get(id);
    if (!row) throw new Error(`The submission ${id} was stored and is not there.`);
    return receivedSubmission(parsed, row);
  });
}
