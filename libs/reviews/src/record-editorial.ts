import { appendEntries, type EntryDraft } from '@countersign/audit';
import { ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import type { PreparedDecision } from './prepared-decision.js';

const insert = `
insert into editorial_record (submission_id, content_digest, reviewer_id, responsible, recorded_at, entry_id)
select submission_id, content_digest, reviewer_id, responsible, $2, entry_id
from jsonb_to_recordset($1::jsonb) as item(submission_id uuid, content_digest text, reviewer_id uuid, responsible text, entry_id uuid)
-- The first of two approvers may have given one already: it stays, and both stand in the log.
on conflict (submission_id) do nothing`;

/** Refuses an editorial record that nothing asks for: only an approval of a text of public interest carries one. */
export function requireEditorial(
  { input, review }: Pick<PreparedDecision, 'input' | 'review'>,
  publicInterest: boolean,
): void {
  if (!input.editorial) return;
  if (input.outcome === 'approve' && review.modality === 'text' && publicInterest) return;
  throw new ProductError(
    'invalid-body',
    {
      en: 'An editorial record goes with the approval of a text of public interest only. Leave "editorial" out. Nothing was decided.',
      'zh-TW': '編輯紀錄僅隨涉及公共利益之文字的核可一併提出。請移除「editorial」。尚未做出任何裁決。',
    },
    {
      errors: [
        {
          pointer: '/editorial',
          code: 'not-allowed',
          detail: { en: 'does not belong to this decision', 'zh-TW': '不屬於此裁決' },
        },
      ],
    },
  );
}

function entryOf({ review, input: { editorial } }: PreparedDecision): EntryDraft {
  return {
    action: 'editorial.recorded',
    subject: review.submission_id,
    payload: {
      submission: review.submission_id,
      contentDigest: review.content_digest,
      substanceReviewed: true,
      factsChecked: true,
      responsibleDigest: sha256Digest(editorial?.responsible ?? ''),
    },
  };
}

/** Stores and records the editorial records that came with decisions, bound to the very content that was decided on. */
export async function recordEditorials(tx: Tx, decisions: readonly PreparedDecision[], now: Date): Promise<void> {
  const given = decisions.filter(({ input }) => input.editorial);
  if (given.length === 0) return;
  const actors = given.map(({ actor }) => actor);
  const entries = await appendEntries(tx, actors, given.map(entryOf), now);
  const rows = given.map(({ actor, review, input }, index) => ({
    submission_id: review.submission_id,
    content_digest: review.content_digest,
    reviewer_id: actor.id,
    responsible: input.editorial?.responsible,
    entry_id: entries[index]?.id,
  }));
  await tx.execute(insert, [JSON.stringify(rows), now]);
}
