import { authorize, type Actor } from '@countersign/access';
import type { FindingView, Language } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findingView } from './finding-view.js';
import { findSubmissionFor } from './find-submission.js';
import { readFindings } from './read-findings.js';

/** What the checks found, worst first, in the reader's language, with what a person who reads has said of it. */
export async function listFindings(tx: Tx, actor: Actor, id: string, language: Language): Promise<FindingView[]> {
  authorize(actor, 'read', 'Submission');
  await findSubmissionFor(tx, actor, id, 'read');
  return (await readFindings(tx, [{ submission: id, actor }])).map((row) => findingView(row, language));
}
