import { registerPseudonym, type EntryDraft } from '@countersign/audit';
import type { KeyCreated } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { apiKeyEntity, type ApiKeyRow } from '../rows/api-key-row.js';
import { makeKeyToken } from './key-token.js';
import { keyView } from './key-view.js';

type Made = 'id' | 'prefix' | 'secretHash' | 'lastUsedAt' | 'revokedAt';

/** Stores a new key with a secret of its own; answers the entry that says so, which the verb appends. */
export async function storeKey(
  tx: Tx,
  { environment, ...fields }: Omit<ApiKeyRow, Made> & { environment?: string },
): Promise<KeyCreated & { entry: EntryDraft }> {
  const { token, prefix, secretHash } = makeKeyToken(environment);
  const row: ApiKeyRow = { ...fields, id: newId(), prefix, secretHash, lastUsedAt: null, revokedAt: null };
  await tx.manager.insert(apiKeyEntity, row);
  await registerPseudonym(tx, 'key', row.id);
  const key = keyView(row);
  const { scopes, systems, addresses, expiresAt } = key;
  const entry: EntryDraft = {
    action: 'key.created',
    subject: key.id,
    payload: { key: key.id, scopes, systems, addresses: addresses.length, expiresAt },
  };
  return { key, secret: token, entry };
}
