import { authorize, type PersonActor, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError, type CommentView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { findSubmissionFor } from './find-submission.js';

function requirePerson(actor: Actor): asserts actor is PersonActor {
  if (actor.kind === 'person') return;
  throw new ProductError('not-a-person', {
    en: 'Comments are written by people. Send what a program has to say as "rationale" of a revision.',
    'zh-TW': '留言只能由真人撰寫。程式的說明請放在修訂版的 "rationale"。',
  });
}

/** Adds a comment to the thread of a submission. */
export async function addComment(
  tx: Tx,
  actor: Actor,
  input: { submission: string; text: string },
  now = new Date(),
): Promise<CommentView> {
  authorize(actor, 'comment', 'Submission');
  requirePerson(actor);
  const { id: submission } = await findSubmissionFor(tx, actor, input.submission, 'comment');
  const id = newId();
  await tx.execute(
    'insert into submission_comment (id, submission_id, author_id, text, created_at) values ($1, $2, $3, $4, $5)',
    [id, submission, actor.id, input.text, now],
  );
  const payload = { submission, comment: id, textDigest: sha256Digest(input.text) };
  await appendEntry(tx, actor, { action: 'comment.added', subject: submission, payload }, now);
  return { id, author: { id: actor.id, name: actor.name }, text: input.text, at: now.toISOString() };
}
