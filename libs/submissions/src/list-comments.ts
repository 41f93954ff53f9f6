import { authorize, type Actor } from '@countersign/access';
import type { CommentView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from './find-submission.js';

interface CommentRow {
  id: string;
  author_id: string;
  name: string;
  text: string;
  created_at: Date;
}

/** The comment thread of a submission, oldest first; at most the newest 500. */
export async function listComments(tx: Tx, actor: Actor, submission: string): Promise<CommentView[]> {
  authorize(actor, 'read', 'Submission');
  await findSubmissionFor(tx, actor, submission, 'read');
  const rows = await tx.query<CommentRow>(
    `select c.id, c.author_id, p.name, c.text, c.created_at from submission_comment c join person p on p.id = c.author_id
     where c.submission_id = $1 order by c.created_at desc limit 500`,
    [submission],
  );
  return rows.reverse().map((row) => ({
    id: row.id,
    author: { id: row.author_id, name: row.name },
    text: row.text,
    at: row.created_at.toISOString(),
  }));
}
