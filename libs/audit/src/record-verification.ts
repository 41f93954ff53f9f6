import { authorize, type Actor } from '@countersign/access';
import type { AuditStatus } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { appendEntry } from './append-entries.js';
import type { LogVerification } from './verify-log.js';

/** Keeps the result of a verification, itself an entry of the log. */
export async function recordVerification(
  tx: Tx,
  actor: Actor,
  { kind, size, ok, faults }: LogVerification,
  now = new Date(),
): Promise<void> {
  authorize(actor, 'seal', 'AuditEntry');
  await tx.execute('insert into audit_verification (id, kind, size, ok, faults, at) values ($1, $2, $3, $4, $5, $6)', [
    newId(),
    kind,
    size,
    ok,
    JSON.stringify(faults),
    now,
  ]);
  await appendEntry(tx, actor, { action: 'log.verified', subject: null, payload: { kind, size, ok, faults } }, now);
}

/** The size up to which the log was last found whole, where the next incremental verification begins; 0 when it never was. */
export async function verifiedSize(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ size: number }>(
    'select v.size::float8 as size from audit_verification v where ok order by at desc limit 1',
  );
  return row?.size ?? 0;
}

/** The last verification of all. */
export async function findLastVerification(tx: Tx): Promise<AuditStatus['lastVerification']> {
  const [row] = await tx.query<{ kind: 'incremental' | 'full'; size: number; ok: boolean; faults: string[]; at: Date }>(
    'select v.kind, v.size::float8 as size, v.ok, v.faults, v.at from audit_verification v order by at desc limit 1',
  );
  return row ? { ...row, at: row.at.toISOString() } : null;
}
