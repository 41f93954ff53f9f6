import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, ProductError, type EditAnswer, type EditInput, type Modality } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { parseSubmission, readPayloads, reviseSubmission, type ParsedSubmission } from '@countersign/submissions';
import { decideReviews, type DecisionContext } from '../decide-reviews.js';
import { claimLost } from '../keep-claim.js';

interface OriginalRow {
  id: string;
  system: string;
  modality: Modality;
  title: string;
  content_digest: string;
  requested_due_at: Date | null;
}

/** Under the claim now, or when it was answered before. */
const underClaim = `
select s.id, y.slug as system, s.modality, s.title, s.content_digest, s.requested_due_at
from submission s join ai_system y on y.id = s.system_id
where s.id = coalesce((select submission_id from review where claim_id = $1 and claimed_by = $2),
  (select submission_id from decision where claim_id = $1 and person_id = $2))`;

const unchanged = (): ProductError =>
  new ProductError(
    'invalid-body',
    {
      en: 'The text is the one that was handed in. Change it, or decide on it as it is.',
      'zh-TW': '內容與送審時相同。請修改內容，或直接裁決。',
    },
    {
      errors: [
        {
          pointer: '/content/text',
          code: 'unchanged',
          detail: { en: 'is what was handed in', 'zh-TW': '與送審內容相同' },
        },
      ],
    },
  );

/** The output with other content; all else is as it was handed in, its generator too: a person corrected it and did not make it. */
async function correctedFrom(tx: Tx, original: OriginalRow, content: EditInput['content']): Promise<ParsedSubmission> {
  const { system, modality, title, requested_due_at: due } = original;
  if (modality !== 'text') {
    throw conflict('Only texts are corrected by their reviewer.', '僅文字產出可由審查人員修訂。');
  }
  const [row] = await readPayloads(tx, [original.id]);
  if (!row) throw claimLost();
  const handedIn = { ...row.payload, publicInterest: row.public_interest, ...(due && { dueAt: due.toISOString() }) };
  const parsed = parseSubmission({ system, modality, title, ...handedIn, content });
  if (parsed.contentDigest === original.content_digest) throw unchanged();
  return parsed;
}

/**
 * Corrects a text under a claim: the reviewer asks for changes and hands in the changed text as a revision of their own, in one
 * transaction. It is checked like any other, and somebody else decides on it. The same sent again is answered as it was the first time.
 */
export async function editOutput(
  tx: Tx,
  actor: Actor,
  { claim, binding, content, reasons, comment, evidenceOpened }: EditInput,
  context: DecisionContext,
  now = new Date(),
): Promise<EditAnswer> {
  authorize(actor, 'decide', 'Review');
  const [original] = await tx.query<OriginalRow>(underClaim, [claim, actor.id]);
  if (!original) throw claimLost();
  const parsed = await correctedFrom(tx, original, content);
  const input = { claim, binding, outcome: 'request-changes' as const, reasons, comment, evidenceOpened };
  const [result] = await decideReviews(tx, [{ actor, input }], context, now);
  if (!result || 'refusal' in result) throw result?.refusal ?? claimLost();
  const { answer } = result;
  const revision = { id: original.id, parsed, idempotencyKey: `edit ${claim}` };
  const { id, replay } = await reviseSubmission(tx, actor, revision, context.policy, now);
  if (!replay) {
    const payload = {
      submission: original.id,
      decision: answer.decision.id,
      revision: id,
      contentDigest: parsed.contentDigest,
    };
    await appendEntry(tx, actor, { action: 'review.edited', subject: original.id, payload }, now);
  }
  const version = answer.submission.version;
  return {
    ...answer,
    submission: { id: original.id, state: 'superseded', version },
    revision: { id, version: version + 1 },
  };
}
