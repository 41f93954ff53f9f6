import type { LogKeyView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { LogIdentity } from './log-identity.js';
import { readLogKeys } from './log-keys.js';

/** The keys of the log: those that sign now, the newest last, and those that signed before. */
export async function listLogKeys(tx: Tx, { vkey, next }: LogIdentity): Promise<LogKeyView[]> {
  const rows = new Map((await readLogKeys(tx)).map((row) => [row.verifier_key, row]));
  const all = new Set([...rows.keys(), vkey, ...(next ? [next.vkey] : [])]);
  return [...all].map((verifierKey) => {
    const row = rows.get(verifierKey);
    const state = row?.retired_at ? 'retired' : verifierKey === vkey ? 'active' : 'next';
    return { verifierKey, state, addedAt: row?.added_at.toISOString() ?? null };
  });
}
