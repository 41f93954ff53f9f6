import { createHash, type KeyObject } from 'node:crypto';
import { formatVerifierKey, verifierKey, type Ed25519Key, type VerifierKey } from '@countersign/tlog';
import { tlogKey } from './signing-key.js';

/** The name and key of this log: what its checkpoints are signed as. */
export interface LogIdentity {
  origin: string;
  key: Ed25519Key;
  verifier: VerifierKey;
  /** The verifier key as one line, for others to pin. */
  vkey: string;
  /** While keys overlap in a rotation, the key that comes next: it signs as well. */
  next: { key: Ed25519Key; verifier: VerifierKey; vkey: string } | null;
}

/** The identity of a log signed with this key; without a given origin, a name derived from the key. */
export function logIdentity(privateKey: KeyObject, origin?: string, nextKey?: KeyObject): LogIdentity {
  const key = tlogKey(privateKey);
  const name = origin ?? `countersign.local/${createHash('sha256').update(key.publicKey).digest('hex').slice(0, 12)}`;
  return { origin: name, ...named(key, name), next: nextKey ? named(tlogKey(nextKey), name) : null };
}

function named(key: Ed25519Key, name: string) {
  const verifier = verifierKey(name, 'ed25519', key.publicKey);
  return { key, verifier, vkey: formatVerifierKey(verifier) };
}
