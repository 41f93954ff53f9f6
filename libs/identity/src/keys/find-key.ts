import { timingSafeEqual } from 'node:crypto';
import type { KeyActor } from '@countersign/access';
import type { Scope } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { parseKeyToken } from './key-token.js';

interface FoundKey {
  id: string;
  secretHash: Buffer;
  scopes: Scope[];
  systems: string[];
  addresses: string[];
  pseudonym: string;
}

const valid = `select k.id, k.secret_hash as "secretHash", k.scopes, k.systems, k.addresses,
  y.pseudonym
from api_key k join pseudonym y on y.kind = 'key' and y.subject_id = k.id
where k.revoked_at is null and (k.expires_at is null or k.expires_at > $2::timestamptz)`;

function keyActor({ id, pseudonym, scopes, systems }: FoundKey): KeyActor {
  return { kind: 'key', id, pseudonym, scopes, systems };
}

/**
 * The program that this API key (without "Bearer ") belongs to, and the addresses and networks that it may ask from (none: any);
 * null when the key is malformed, unknown, expired or revoked.
 */
export async function findKey(
  tx: Tx,
  bearer: string,
  now: Date,
): Promise<{ actor: KeyActor; addresses: string[] } | null> {
  const token = parseKeyToken(bearer);
  if (!token) return null;
  const [key] = await tx.query<FoundKey>(`${valid} and k.prefix = $1`, [token.prefix, now]);
  if (!key || !timingSafeEqual(key.secretHash, token.secretHash)) return null;
  return { actor: keyActor(key), addresses: key.addresses };
}

/** The program of this key's id; null when it is unknown, expired or revoked. For whoever has proved already that the key asked. */
export async function findKeyById(tx: Tx, id: string, now: Date): Promise<KeyActor | null> {
  const [key] = await tx.query<FoundKey>(`${valid} and k.id = $1`, [id, now]);
  return key ? keyActor(key) : null;
}
