import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import type { ExceptionState, ExceptionView, Page } from '@countersign/contracts';
import { cutPage, decodeCursor, type Tx } from '@countersign/database';
import { exceptionRows, exceptionView, type ExceptionRow } from './exception-row.js';

interface PageInput {
  limit: number;
  after?: string | undefined;
  state?: ExceptionState | undefined;
}

const newest = `${exceptionRows}
where ($1::text is null or x.state = $1) and ($2::timestamptz is null or (x.requested_at, x.id) < ($2, $3::uuid))
  and ($5::text[] is null or x.system = any($5))
order by x.requested_at desc, x.id desc limit $4`;

/** Policy exceptions of AI systems whose outputs the actor may see, newest first; of one state where it is named. */
export async function listExceptions(
  tx: Tx,
  actor: Actor,
  { limit, after, state }: PageInput,
): Promise<Page<ExceptionView>> {
  authorize(actor, 'read', 'Policy');
  const [at, id] = after === undefined ? [null, null] : decodeCursor(after, 'instant', 'uuid');
  const rows = await tx.query<ExceptionRow>(newest, [
    state ?? null,
    at,
    id,
    limit + 1,
    systemsAllowed(actor, 'read', 'Submission'),
  ]);
  return cutPage(rows, limit, { view: exceptionView, key: (row) => [row.requested_at.toISOString(), row.id] });
}
