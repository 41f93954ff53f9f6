import { authorize, type Actor } from '@countersign/access';
import type { VerificationView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { appendEntry } from './append-entries.js';
import type { LogVerification } from './verify-log.js';

/** Keeps the result of a verification, itself an entry of the log. */
export async function recordVerification(
  tx: Tx,
  actor: Actor,
  { kind, size, ok, faults, erased, witnessed, notProven }: LogVerification,
  now = new Date(),
): Promise<void> {
  authorize(actor, 'seal', 'AuditEntry');
  const payload = { kind, size, ok, faults };
  const entry = await appendEntry(tx, actor, { action: 'log.verified', subject: null, payload }, now);
  await tx.execute(
    `insert into audit_verification (id, kind, size, ok, faults, at, erased, not_proven, entry_id, witnessed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [newId(), kind, size, ok, JSON.stringify(faults), now, erased, notProven, entry.id, witnessed],
  );
}

/** The size up to which the log was last found whole, where the next incremental verification begins; 0 when it never was. */
export async function verifiedSize(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ size: number }>(
    'select v.size::float8 as size from audit_verification v where ok order by at desc limit 1',
  );
  return row?.size ?? 0;
}

const columns = `v.kind, v.size::float8 as size, v.ok, v.faults, v.at, v.erased, v.witnessed::float8 as witnessed,
  v.not_proven as "notProven"`;

type VerificationRow = Omit<VerificationView, 'at'> & { at: Date };

/** The last verification of all. */
export async function findLastVerification(tx: Tx): Promise<VerificationView | null> {
  const [row] = await tx.query<VerificationRow>(
    `select ${columns} from audit_verification v order by v.at desc limit 1`,
  );
  return row ? { ...row, at: row.at.toISOString() } : null;
}

/**
 * Whether verification `v` found faults and none of at least its reach has found the log whole since, as SQL; where `before`
 * (SQL of a moment) is given, as it stood then. An incremental one looks at new leaves only: it never ends a full one's alarm.
 */
export function raisesAlarm(before?: string): string {
  const until = (at: string): string => (before === undefined ? '' : `and ${at} < ${before}`);
  return `not v.ok ${until('v.at')} and not exists (select from audit_verification w
    where w.ok and w.at > v.at ${until('w.at')} and (w.kind = 'full' or v.kind = 'incremental'))`;
}

/** The verification that raises the alarm: the last of those whose alarm nothing has ended. */
export async function findAlarm(tx: Tx): Promise<VerificationView | null> {
  const [row] = await tx.query<VerificationRow>(
    `select ${columns} from audit_verification v where ${raisesAlarm()} order by v.at desc limit 1`,
  );
  return row ? { ...row, at: row.at.toISOString() } : null;
}
