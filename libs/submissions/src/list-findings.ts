import { authorize, type Actor } from '@countersign/access';
import type { FindingView, Language } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { FindingRow } from './finding-row.js';
import { findSubmissionFor } from './find-submission.js';

/** What the checks found, worst first, in the reader's language. */
export async function listFindings(tx: Tx, actor: Actor, id: string, language: Language): Promise<FindingView[]> {
  authorize(actor, 'read', 'Submission');
  await findSubmissionFor(tx, actor, id, 'read');
  return readFindings(tx, id, language);
}

/** The findings of a submission that the caller may read already. */
export async function readFindings(tx: Tx, id: string, language: Language): Promise<FindingView[]> {
  const rows = await tx.query<FindingRow>(
    `select f.*, r.check_name, r.check_version from finding f join check_run r on r.id = f.check_run_id
     where f.submission_id = $1
     order by array_position(array['critical','major','minor','info'], f.severity), r.check_name, f.ordinal`,
    [id],
  );
  return rows.map((row) => ({
    id: row.id,
    check: row.check_name,
    checkVersion: row.check_version,
    code: row.code,
    severity: row.severity,
    score: row.score,
    place: row.place,
    message: row.message[language],
    explanation: row.explanation[language],
    evidence: row.evidence,
    model: row.model,
  }));
}
