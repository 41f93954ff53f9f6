import { authorize, type Actor } from '@countersign/access';
import { notFound, type EntryView, type Page, type RouteInput, type routes } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';

export type EntryFilter = RouteInput<typeof routes.listEntries>['query'];

interface EntryRow {
  id: string;
  action: string;
  at: Date;
  actor_kind: EntryView['actor']['kind'];
  actor: string;
  subject: string | null;
  payload: unknown;
  salt: Buffer | null;
  leaf: Buffer;
  leaf_hash: Buffer;
  leaf_index: number | null;
}

const columns = `e.id, e.action, e.at, e.actor_kind, e.actor, e.subject, e.leaf_hash, p.payload, p.salt,
  coalesce(l.leaf, (select q.leaf from audit_pending q where q.entry_id = e.id)) as leaf, l.leaf_index::float8 as leaf_index`;
const tables = `audit_entry e left join audit_payload p on p.entry_id = e.id left join audit_leaf l on l.entry_id = e.id`;

/** An entry as the API answers it: the exact leaf, and what opens its commitment. */
function entryView(row: EntryRow): EntryView {
  return {
    id: row.id,
    action: row.action,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, pseudonym: row.actor },
    subject: row.subject,
    payload: row.payload ?? null,
    salt: row.salt?.toString('hex') ?? null,
    leaf: row.leaf.toString('utf8'),
    leafHash: row.leaf_hash.toString('hex'),
    index: row.leaf_index,
  };
}

/** A page of audit entries, newest first; of one subject or one action where asked. */
export async function listEntries(tx: Tx, actor: Actor, filter: EntryFilter): Promise<Page<EntryView>> {
  authorize(actor, 'list', 'AuditEntry');
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const conditions: string[] = [];
  if (filter.subject !== undefined) conditions.push(`e.subject = ${parameter(filter.subject)}`);
  if (filter.action !== undefined) conditions.push(`e.action = ${parameter(filter.action)}`);
  if (filter.after !== undefined) {
    conditions.push(`e.id < ${parameter(decodeCursor(filter.after, 'uuid')[0])}::uuid`);
  }
  const rows = await tx.query<EntryRow>(
    `select ${columns} from ${tables} ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by e.id desc limit ${parameter(filter.limit + 1)}`,
    values,
  );
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined;
  return { items: rows.slice(0, filter.limit).map(entryView), next: last ? encodeCursor([last.id]) : null };
}

/** One audit entry. */
export async function getEntry(tx: Tx, actor: Actor, id: string): Promise<EntryView> {
  authorize(actor, 'read', 'AuditEntry');
  const [row] = await tx.query<EntryRow>(`select ${columns} from ${tables} where e.id = $1`, [id]);
  if (!row) throw notFound({ en: 'audit entry', 'zh-TW': '稽核紀錄' }, id);
  return entryView(row);
}

/** What happened to one subject, oldest first, with each entry's place in the log; at most the newest 1,000. */
export async function readHistory(tx: Tx, subject: string): Promise<EntryView[]> {
  const rows = await tx.query<EntryRow>(
    `select ${columns} from ${tables} where e.subject = $1 order by e.id desc limit 1000`,
    [subject],
  );
  return rows.reverse().map(entryView);
}
