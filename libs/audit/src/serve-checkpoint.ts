import type { Tx } from '@countersign/database';
import { addSignatures, formatVerifierKey, hasQuorum, type TrustPolicy } from '@countersign/tlog';
import { findCheckpoint, type StoredCheckpoint } from './find-checkpoint.js';

/** A checkpoint note with cosignature lines behind the log's own signatures. */
export function addCosignatures(note: string, lines: readonly string[]): string {
  return lines.length === 0 ? note : addSignatures(note, lines.join(''));
}

interface Cosignature {
  verifier_key: string;
  line: string;
}

function readCosignatures(tx: Tx, size: number): Promise<Cosignature[]> {
  return tx.query<Cosignature>(
    'select s.verifier_key, s.line from audit_cosignature s where s.size = $1 order by s.verifier_key',
    [size],
  );
}

/** A checkpoint as others are shown it, with the cosignatures that it has so far. */
export async function cosigned(tx: Tx, checkpoint: StoredCheckpoint): Promise<StoredCheckpoint> {
  const lines = (await readCosignatures(tx, checkpoint.size)).map(({ line }) => line);
  return { ...checkpoint, note: addCosignatures(checkpoint.note, lines) };
}

/** How long a checkpoint that the quorum has cosigned is shown in place of a newer one that waits for it. */
const patienceMs = 60_000;

const cosignedBefore = `
select c.size::float8 as size, c.root, c.note, c.signed_at,
  json_agg(json_build_object('verifier_key', s.verifier_key, 'line', s.line) order by s.verifier_key) as signatures
from audit_checkpoint c join audit_cosignature s on s.size = c.size
where c.size <= $1 and c.size >= $2 and c.signed_at >= $3 group by c.size order by c.size desc`;

function isWitnessed(policy: TrustPolicy, signatures: readonly Cosignature[]): boolean {
  const keys = new Set(signatures.map(({ verifier_key: key }) => key));
  const names = policy.witnesses.filter(({ key }) => keys.has(formatVerifierKey(key))).map(({ name }) => name);
  return names.length > 0 && hasQuorum(policy, new Set(names));
}

/**
 * The checkpoint to show to others, cosignatures included: the newest that the quorum of the policy has cosigned, as long
 * as it is less than a minute behind the newest of all; else that. Null before the first entry is sealed, or when none has `least` leaves.
 */
export async function findServedCheckpoint(
  tx: Tx,
  policy: TrustPolicy | null,
  least = 0,
): Promise<StoredCheckpoint | null> {
  const newest = await findCheckpoint(tx);
  if (!newest || newest.size < least) return null;
  if (policy && policy.witnesses.length > 0) {
    const since = new Date(newest.signed_at.getTime() - patienceMs);
    const rows = await tx.query<StoredCheckpoint & { signatures: Cosignature[] }>(cosignedBefore, [
      newest.size,
      least,
      since,
    ]);
    const witnessed = rows.find(({ signatures }) => isWitnessed(policy, signatures));
    if (witnessed) {
      const { signatures, ...checkpoint } = witnessed;
      const lines = signatures.map(({ line }) => line);
      return { ...checkpoint, note: addCosignatures(checkpoint.note, lines) };
    }
  }
  return cosigned(tx, newest);
}
