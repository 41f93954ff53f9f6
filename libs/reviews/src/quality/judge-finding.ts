import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { notFound, type JudgementView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from '@countersign/submissions';
import { claimLost } from '../keep-claim.js';

interface Judged {
  submission: string;
  finding: string;
  useful: boolean;
}

const mayJudge = `
select exists (select from review where submission_id = $1 and claimed_by = $2 and state = 'claimed' and lease_until >= $3)
  or exists (select from decision where submission_id = $1 and person_id = $2) as allowed`;

/**
 * Notes whether a person finds a finding useful; said again, the later word counts. Only who holds the claim, or has decided, may say so: others did
 * not look at the evidence. Calibrations learn from it.
 */
export async function judgeFinding(
  tx: Tx,
  actor: Actor,
  { submission, finding, useful }: Judged,
  now = new Date(),
): Promise<JudgementView> {
  authorize(actor, 'decide', 'Review');
  await findSubmissionFor(tx, actor, submission, 'decide', 'Review');
  const [known] = await tx.query<{ code: string }>('select code from finding where id = $1 and submission_id = $2', [
    finding,
    submission,
  ]);
  if (!known) throw notFound({ en: 'finding', 'zh-TW': '發現' }, finding);
  const [row] = await tx.query<{ allowed: boolean }>(mayJudge, [submission, actor.id, now]);
  if (!row?.allowed) throw claimLost();
  const entry = await appendEntry(
    tx,
    actor,
    { action: 'finding.judged', subject: submission, payload: { submission, finding, code: known.code, useful } },
    now,
  );
  await tx.execute(
    `insert into finding_judgement (finding_id, person_id, submission_id, useful, judged_at, entry_id)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (finding_id, person_id) do update set useful = excluded.useful, judged_at = excluded.judged_at, entry_id = excluded.entry_id`,
    [finding, actor.id, submission, useful, now, entry.id],
  );
  return { finding, useful, judgedAt: now.toISOString() };
}
