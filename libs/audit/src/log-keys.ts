import type { LogHandover } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { formatVerifierKey, isKeyHandover, parseVerifierKey, type VerifierKey } from '@countersign/tlog';
import type { LogIdentity } from './log-identity.js';

/** A key of the log as recorded: whom it follows, and the note by which both keys say so. */
export interface LogKeyRow {
  verifier_key: string;
  previous: string | null;
  handover: string | null;
  added_at: Date;
  entry_id: string;
  retired_at: Date | null;
  retired_entry_id: string | null;
}

/** A key whose checkpoints are believed, and whether it may still sign new ones. */
export interface TrustedKey {
  key: VerifierKey;
  retired: boolean;
}

/** All keys that the log has or had, oldest first. */
export function readLogKeys(tx: Tx): Promise<LogKeyRow[]> {
  return tx.query<LogKeyRow>('select k.* from log_key k order by k.added_at, k.verifier_key');
}

/** The keys of the log as strangers are shown them: each with the note by which the one before handed over to it. */
export async function listHandovers(tx: Tx): Promise<LogHandover[]> {
  return (await readLogKeys(tx)).map(({ verifier_key, previous, handover, retired_at }) => ({
    verifierKey: verifier_key,
    previous,
    handover,
    retiredAt: retired_at?.toISOString() ?? null,
  }));
}

/**
 * The key of the key file, and those that handovers link with it in either direction. A row alone makes no key believed,
 * nor a second key file: both keys must have signed that one follows the other.
 */
export async function trustedKeys(identity: LogIdentity, rows: readonly LogKeyRow[]): Promise<TrustedKey[]> {
  const trusted = new Set([identity.vkey]);
  const links = rows.filter((row): row is LogKeyRow & { previous: string } => row.previous !== null);
  for (let before = -1; before !== trusted.size;) {
    before = trusted.size;
    for (const row of links) {
      if (trusted.has(row.previous) === trusted.has(row.verifier_key)) continue;
      const { previous, verifier_key: next, handover } = row;
      if (await isKeyHandover(handover ?? '', { origin: identity.origin, previous, next })) {
        trusted.add(previous).add(next);
      }
    }
  }
  const retired = new Set(rows.filter((row) => row.retired_at !== null).map((row) => row.verifier_key));
  const own = new Map(
    [identity.verifier, ...(identity.next ? [identity.next.verifier] : [])].map((key) => [formatVerifierKey(key), key]),
  );
  return [...trusted].map((vkey) => ({ key: own.get(vkey) ?? parseVerifierKey(vkey), retired: retired.has(vkey) }));
}
