import { authorize, type Actor } from '@countersign/access';
import { appendEntries, registerPseudonym } from '@countersign/audit';
import type { KeyCreated, KeyInput } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { apiKeyEntity, type ApiKeyRow } from '../rows/api-key-row.js';
import { requireSystems } from '../systems/require-systems.js';
import { unacceptable } from '../unacceptable.js';
import { makeKeyToken } from './key-token.js';
import { keyView } from './key-view.js';

function expiryOf(input: KeyInput, now: Date): Date | null {
  if (!input.expiresAt) return null;
  const expiresAt = new Date(input.expiresAt);
  if (expiresAt > now) return expiresAt;
  throw unacceptable(
    'A key cannot expire before it is made. Choose a later time.',
    '金鑰的到期時間必須晚於現在。請改選較晚的時間。',
    [{ pointer: '/expiresAt', code: 'past', detail: { en: 'must be in the future', 'zh-TW': '須為未來的時間' } }],
  );
}

/** Makes an API key. The answered `secret` is the whole key, shown this once; `environment` stands in it ('live' when absent). */
export async function createKey(tx: Tx, actor: Actor, input: KeyInput & { environment?: string }): Promise<KeyCreated> {
  authorize(actor, 'manage', 'Key');
  const createdAt = new Date();
  const expiresAt = expiryOf(input, createdAt);
  await requireSystems(
    tx,
    input.systems.map((slug, index) => ({ slug, pointer: `/systems/${index}` })),
  );
  const { token, prefix, secretHash } = makeKeyToken(input.environment);
  const row: ApiKeyRow = {
    id: newId(),
    name: input.name,
    prefix,
    secretHash,
    scopes: [...new Set(input.scopes)],
    systems: [...new Set(input.systems)],
    createdBy: actor.id,
    createdAt,
    expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  await tx.manager.insert(apiKeyEntity, row);
  await registerPseudonym(tx, 'key', row.id);
  const key = keyView(row);
  const { scopes, systems } = key;
  await appendEntries(tx, actor, [
    { action: 'key.created', subject: key.id, payload: { key: key.id, scopes, systems, expiresAt: key.expiresAt } },
  ]);
  return { key, secret: token };
}
