import { authorize, type Actor } from '@countersign/access';
import type { AuditStatus } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { LogIdentity } from './log-identity.js';
import { findCheckpoint } from './find-checkpoint.js';
import { listLogKeys } from './list-log-keys.js';
import { listWitnesses } from './list-witnesses.js';
import { findAlarm, findLastVerification } from './record-verification.js';

/** Size, root and health of the log: what waits to be sealed and since when, and the last verification. */
export async function getAuditStatus(tx: Tx, actor: Actor, identity: LogIdentity): Promise<AuditStatus> {
  authorize(actor, 'list', 'AuditEntry');
  const checkpoint = await findCheckpoint(tx);
  const [pending] = await tx.query<{ n: number; lag: number | null }>(
    `select count(*)::int as n, extract(epoch from clock_timestamp() - min(created_at))::float8 * 1000 as lag from audit_pending`,
  );
  return {
    origin: identity.origin,
    size: checkpoint?.size ?? 0,
    root: checkpoint?.root.toString('base64') ?? '',
    checkpointAt: checkpoint?.signed_at.toISOString() ?? null,
    pending: pending?.n ?? 0,
    sealedLagMs: pending?.lag ?? null,
    verifierKey: identity.vkey,
    keys: await listLogKeys(tx, identity),
    lastVerification: await findLastVerification(tx),
    alarm: await findAlarm(tx),
    witnesses: await listWitnesses(tx),
  };
}
