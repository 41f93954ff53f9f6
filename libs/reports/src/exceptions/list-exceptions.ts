import { authorize, type Actor } from '@countersign/access';
import type { ExceptionItem, ExceptionKind, Page } from '@countersign/contracts';
import { cutPage, decodeCursor, type Tx } from '@countersign/database';
import { coveredSystems } from '../compute-coverage.js';
import { exceptionalActs } from './exceptional-acts.js';
import { beginOf, type ExceptionsQuery } from './get-exceptions.js';

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
where cardinality(kinds) > 0 and ($3::text is null or $3 = any(kinds)) and ($4::timestamptz is null or (at, id) < ($4, $5::uuid))
order by at desc, id desc limit $6`;

/** The exceptions of some days, newest first, of one kind or all. */
export async function listExceptions(
  tx: Tx,
  actor: Actor,
  query: ExceptionsQuery & { kind: ExceptionKind | null; limit: number; after?: string | undefined },
  now = new Date(),
): Promise<Page<ExceptionItem>> {
  authorize(actor, 'read', 'Coverage');
  const systems = await coveredSystems(tx, actor, query.system);
  const from = await beginOf(tx, query, now);
  const [time, id] = query.after === undefined ? [null, null] : decodeCursor(query.after, 'instant', 'uuid');
  const rows = await tx.query<Row>(page, [from, systems, query.kind, time, id, query.limit + 1]);
  return cutPage(rows, query.limit, {
    view: ({ exactly: _, submission_id: submission, at, ...row }) => ({ ...row, submission, at: at.toISOString() }),
    key: (row) => [row.exactly, row.id],
  });
}
