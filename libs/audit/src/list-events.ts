import { authorize, type Actor } from '@countersign/access';
import type { AuditEvent, AuditEvents } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';
import type { AuditAction } from './entries.js';
import type { LogIdentity } from './log-identity.js';
import { ocsfActivities, ocsfActivityOf } from './ocsf-activity.js';

interface Row {
  index: number;
  id: string;
  action: AuditAction;
  at: Date;
  kind: 'person' | 'key' | 'service';
  actor: string;
  subject: string | null;
  leaf_hash: Buffer;
  payload: Record<string, unknown> | null;
}

// Only sealed entries, by their place: what is sealed later comes later, so a reader that goes on from where it was misses nothing.
const page = `
select l.leaf_index::float8 as index, e.id, e.action, e.at, e.actor_kind as kind, e.actor, e.subject, l.leaf_hash, p.payload
from audit_leaf l join audit_entry e on e.id = l.entry_id left join audit_payload p on p.entry_id = e.id
where l.leaf_index >= $1 and l.leaf_index < $1 + $2 order by l.leaf_index`;

const alarming = /refused|locked-out|expired|suspected/;

function dataOf({ index, id, action, at, kind, actor, subject, leaf_hash, payload }: Row): Record<string, unknown> {
  const { id: activity, name } = ocsfActivities[ocsfActivityOf[action]];
  const hasFailed = alarming.test(action) || payload?.['ok'] === false;
  return {
    class_uid: 6003,
    class_name: 'API Activity',
    category_uid: 6,
    category_name: 'Application Activity',
    activity_id: activity,
    activity_name: name,
    type_uid: 6003 * 100 + activity,
    time: at.getTime(),
    severity_id: payload?.['ok'] === false ? 5 : hasFailed ? 3 : 1,
    status_id: hasFailed ? 2 : 1,
    metadata: {
      version: '1.3.0',
      uid: id,
      sequence: index,
      product: { name: 'Countersign', vendor_name: 'Countersign' },
    },
    actor: kind === 'service' ? { app_name: actor } : { user: { uid: actor, type: kind } },
    api: { operation: action },
    src_endpoint: { name: kind },
    ...(subject === null ? {} : { resources: [{ uid: subject }] }),
    unmapped: { leafHash: leaf_hash.toString('hex'), payload, erased: payload === null },
  };
}

function eventOf(row: Row, origin: string): AuditEvent {
  return {
    specversion: '1.0',
    id: row.id,
    source: origin.includes('://') ? origin : `//${origin}`,
    type: `countersign.${row.action}`,
    time: row.at.toISOString(),
    ...(row.subject === null ? {} : { subject: row.subject }),
    datacontenttype: 'application/json',
    data: dataOf(row),
  };
}

/**
 * Entries for a SIEM, oldest first, from the cursor on. The order is that of the log, which has no gaps: whoever goes on
 * from `next` gets every entry once, however often the same ask is repeated.
 */
export async function listEvents(
  tx: Tx,
  actor: Actor,
  { limit, after }: { limit: number; after?: string | undefined },
  { origin }: LogIdentity,
): Promise<AuditEvents> {
  authorize(actor, 'list', 'AuditEntry');
  const from = after === undefined ? 0 : Math.max(0, Number(decodeCursor(after, 'integer')[0]));
  const rows = await tx.query<Row>(page, [from, limit]);
  const next = (rows.at(-1)?.index ?? from - 1) + 1;
  return { events: rows.map((row) => eventOf(row, origin)), next: encodeCursor([String(next)]) };
}
