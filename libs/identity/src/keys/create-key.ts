import { authorize, requireStanding, type Actor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import type { KeyCreated, KeyInput } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { requireSystems } from '../systems/require-systems.js';
import { unacceptable } from '../unacceptable.js';
import { storeKey } from './store-key.js';

/** When a key ends, as asked for; null: never. Refuses a time that has passed. */
export function expiryOf(asked: string | null | undefined, now: Date): Date | null {
  if (!asked) return null;
  const expiresAt = new Date(asked);
  if (expiresAt > now) return expiresAt;
  throw unacceptable(
    'A key cannot expire before it is made. Choose a later time.',
    '金鑰的到期時間必須晚於現在。請改選較晚的時間。',
    [{ pointer: '/expiresAt', code: 'past', detail: { en: 'must be in the future', 'zh-TW': '須為未來的時間' } }],
  );
}

/** Makes an API key. The answered `secret` is the whole key, shown this once; `environment` stands in it ('live' when absent). */
export async function createKey(
  tx: Tx,
  actor: Actor,
  input: Omit<KeyInput, 'addresses'> & Partial<Pick<KeyInput, 'addresses'>> & { environment?: string },
): Promise<KeyCreated> {
  authorize(actor, 'manage', 'Key');
  requireStanding(actor);
  const createdAt = new Date();
  const expiresAt = expiryOf(input.expiresAt, createdAt);
  await requireSystems(
    tx,
    input.systems.map((slug, index) => ({ slug, pointer: `/systems/${index}` })),
  );
  const { key, secret, entry } = await storeKey(tx, {
    name: input.name,
    scopes: [...new Set(input.scopes)],
    systems: [...new Set(input.systems)],
    addresses: [...new Set(input.addresses ?? [])],
    replaces: null,
    createdBy: actor.id,
    createdAt,
    expiresAt,
    ...(input.environment === undefined ? {} : { environment: input.environment }),
  });
  await appendEntries(tx, actor, [entry]);
  return { key, secret };
}
