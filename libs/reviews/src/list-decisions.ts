import { authorize, type Actor } from '@countersign/access';
import { conflict, notFound, ProductError, type DecisionView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from '@countersign/submissions';
import { decisionView, type DecisionRow } from './decision-row.js';

/** The decisions on a submission, oldest first. */
export async function listDecisions(tx: Tx, actor: Actor, submission: string): Promise<DecisionView[]> {
  authorize(actor, 'read', 'Review');
  await findSubmissionFor(tx, actor, submission, 'read', 'Review');
  const rows = await tx.query<DecisionRow>(
    `select d.*, p.name, v.at as lapsed_at from decision d join person p on p.id = d.person_id
     left join lapsed_approval v on v.decision_id = d.id
     where d.submission_id = $1 order by d.created_at, d.id`,
    [submission],
  );
  return rows.map(decisionView);
}

const receiptHeld = (system: string): ProductError =>
  new ProductError('system-stopped', {
    en: `The AI system "${system}" is stopped: receipts of its outputs are held back until somebody resumes it.`,
    'zh-TW': `AI 系統「${system}」已停止，恢復前暫不提供其產出的收據。`,
  });

const revoked = (): ProductError =>
  conflict(
    'The approval was revoked after it had been contested: its receipt does not count any more.',
    '核可經申訴後已撤銷，其收據不再有效。',
  );

/** The signed receipt of an approved submission (compact JWS); throws `not-found` where none was issued, `conflict` where its approval was revoked, `system-stopped` while its AI system is. */
export async function getReceipt(tx: Tx, actor: Actor, submission: string): Promise<string> {
  authorize(actor, 'read', 'Receipt');
  const { system, stopped_since, state } = await findSubmissionFor(tx, actor, submission, 'read', 'Receipt');
  if (stopped_since) throw receiptHeld(system);
  if (state === 'revoked') throw revoked();
  const [row] = await tx.query<{ jws: string }>('select jws from receipt where submission_id = $1', [submission]);
  if (!row) throw notFound({ en: 'receipt of submission', 'zh-TW': '送審項目的收據' }, submission);
  return row.jws;
}
