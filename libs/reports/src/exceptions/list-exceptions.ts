import type { Actor } from '@countersign/access';
import type { ExceptionItem, ExceptionKind, Page } from '@countersign/contracts';
import { cutPage, decodeCursor, type Tx } from '@countersign/database';
import { exceptionalActs } from './exceptional-acts.js';
import { exceptionsAsked, type ExceptionsQuery } from './exceptions-asked.js';

interface Row {
  id: string;
  at: Date;
  exactly: string;
  entry: string;
  submission_id: string;
  title: string;
  system: string;
  tier: ExceptionItem['tier'];
  outcome: ExceptionItem['outcome'];
  kinds: ExceptionKind[];
}

const page = `
select *, at::text as exactly from (${exceptionalActs}) act
where cardinality(kinds) > 0 and ($6::text is null or $6 = any(kinds)) and ($7::timestamptz is null or (at, id) < ($7, $8::uuid))
order by at desc, id desc limit $9`;

/** The exceptions of some days, newest first, of one kind or all. */
export async function listExceptions(
  tx: Tx,
  actor: Actor,
  query: ExceptionsQuery & { kind: ExceptionKind | null; limit: number; after?: string | undefined },
  now = new Date(),
): Promise<Page<ExceptionItem>> {
  const { values } = await exceptionsAsked(tx, actor, query, now);
  const [time, id] = query.after === undefined ? [null, null] : decodeCursor(query.after, 'instant', 'uuid');
  const rows = await tx.query<Row>(page, [...values, query.kind, time, id, query.limit + 1]);
  return cutPage(rows, query.limit, {
    view: ({ exactly: _exactly, submission_id: submission, at, ...row }) => ({
      ...row,
      submission,
      at: at.toISOString(),
    }),
    key: (row) => [row.exactly, row.id],
  });
}
