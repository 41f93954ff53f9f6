import { authorize, requireStanding, type Actor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import { notFound, ProductError, type KeyCreated, type KeyRotation } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { apiKeyEntity, type ApiKeyRow } from '../rows/api-key-row.js';
import { expiryOf } from './create-key.js';
import { storeKey } from './store-key.js';

// One that ends sooner anyway is not made to live longer.
const endSoon = `
update api_key k set expires_at = least(k.expires_at, $2::timestamptz)
where k.id = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $3)
  and not exists (select 1 from api_key successor where successor.replaces = k.id)
returning k.expires_at as ends`;

/** The new key lives as long as the old one was made for, unless something else is asked for. */
function lifetime(old: ApiKeyRow, asked: KeyRotation['expiresAt'], now: Date): Date | null {
  if (asked !== undefined) return expiryOf(asked, now);
  return old.expiresAt && new Date(now.getTime() + old.expiresAt.getTime() - old.createdAt.getTime());
}

/**
 * Makes the key that follows an API key: of the same name, scopes, AI systems and addresses, with a secret of its own, shown this once. The
 * old one works until the overlap is over. A key is followed once; one that has ended is not followed.
 */
export async function rotateKey(tx: Tx, actor: Actor, input: KeyRotation & { id: string }): Promise<KeyCreated> {
  authorize(actor, 'manage', 'Key');
  requireStanding(actor);
  const now = new Date();
  const old = await tx.manager.findOne(apiKeyEntity, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!old) throw notFound({ en: 'API key', 'zh-TW': 'API 金鑰' }, input.id);
  const until = new Date(now.getTime() + input.overlapMinutes * 60_000);
  const [ended] = await tx.query<{ ends: Date }>(endSoon, [old.id, until, now]);
  if (!ended) {
    throw new ProductError('conflict', {
      en: 'This key has ended, or another key follows it already. Make a new key, or rotate the one that follows.',
      'zh-TW': '此金鑰已失效，或已有後續金鑰。請建立新的金鑰，或輪替後續的金鑰。',
    });
  }
  const { key, secret, entry } = await storeKey(tx, {
    name: old.name,
    scopes: old.scopes,
    systems: old.systems,
    addresses: old.addresses,
    replaces: old.id,
    createdBy: actor.id,
    createdAt: now,
    expiresAt: lifetime(old, input.expiresAt, now),
    environment: old.prefix.split('_')[1] ?? 'live',
  });
  await appendEntries(tx, actor, [
    entry,
    { action: 'key.rotated', subject: old.id, payload: { key: old.id, by: key.id, until: ended.ends.toISOString() } },
  ]);
  return { key, secret };
}
