import { authorize, type Actor } from '@countersign/access';
import { notFound, type DecisionView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from '@countersign/submissions';
import { decisionView, type DecisionRow } from './decision-row.js';

/** The decisions on a submission, oldest first. */
export async function listDecisions(tx: Tx, actor: Actor, submission: string): Promise<DecisionView[]> {
  authorize(actor, 'read', 'Review');
  await findSubmissionFor(tx, actor, submission, 'read', 'Review');
  const rows = await tx.query<DecisionRow>(
    `select d.*, p.name from decision d join person p on p.id = d.person_id
     where d.submission_id = $1 order by d.created_at, d.id`,
    [submission],
  );
  return rows.map(decisionView);
}

/** The signed receipt of an approved submission (compact JWS); throws `not-found` where none was issued. */
export async function getReceipt(tx: Tx, actor: Actor, submission: string): Promise<string> {
  authorize(actor, 'read', 'Receipt');
  await findSubmissionFor(tx, actor, submission, 'read', 'Receipt');
  const [row] = await tx.query<{ jws: string }>('select jws from receipt where submission_id = $1', [submission]);
  if (!row) throw notFound({ en: 'receipt of submission', 'zh-TW': '送審項目的收據' }, submission);
  return row.jws;
}
