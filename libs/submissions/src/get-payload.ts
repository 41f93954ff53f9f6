import { authorize, type Actor } from '@countersign/access';
import type { PayloadView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from './find-submission.js';

/** The payload as stored: what was handed in, less what has a column of its own. */
export type StoredPayload = Pick<PayloadView, 'content' | 'generator' | 'sources'> & {
  [K in 'rationale' | 'affected' | 'disclosure' | 'metadata']?: NonNullable<PayloadView[K]>;
};

/** The output itself and all that was handed in with it. */
export async function getPayload(tx: Tx, actor: Actor, id: string): Promise<PayloadView> {
  authorize(actor, 'read', 'Submission');
  await findSubmissionFor(tx, actor, id, 'read');
  return readPayload(tx, id);
}

/** The payload of a submission that the caller may read already. */
export async function readPayload(tx: Tx, id: string): Promise<PayloadView> {
  const [row] = await tx.query<{ payload: StoredPayload; public_interest: boolean }>(
    `select p.payload, s.public_interest from submission_payload p join submission s on s.id = p.submission_id
     where p.submission_id = $1`,
    [id],
  );
  if (!row) throw new Error(`The submission ${id} has no payload.`);
  const { payload } = row;
  return {
    content: payload.content,
    generator: payload.generator,
    sources: payload.sources,
    rationale: payload.rationale ?? null,
    affected: payload.affected ?? null,
    publicInterest: row.public_interest,
    disclosure: payload.disclosure ?? null,
    metadata: payload.metadata ?? null,
  };
}
