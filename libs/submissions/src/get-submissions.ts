import type { Language, SubmissionView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissions } from './find-submission.js';
import type { GroupResult } from './group-request.js';
import { readCheckRuns } from './read-check-runs.js';
import { submissionView } from './submission-view.js';

/** Views of submissions that the callers just handed in, in two statements whatever their number. */
export async function getSubmissions(
  tx: Tx,
  requests: readonly { id: string; language: Language }[],
): Promise<GroupResult<SubmissionView>[]> {
  const ids = requests.map(({ id }) => id);
  const rows = await findSubmissions(tx, ids);
  const runs = Map.groupBy(await readCheckRuns(tx, ids), (run) => run.submission_id);
  return requests.map(({ id, language }) => {
    const row = rows.get(id);
    if (!row) throw new Error(`The submission ${id} was stored and is not there.`);
    return { answer: submissionView(row, runs.get(id) ?? [], { position: null }, language) };
  });
}
