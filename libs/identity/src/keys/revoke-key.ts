import { authorize, type Actor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import { notFound, type KeyView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { IsNull } from 'typeorm';
import { apiKeyEntity } from '../rows/api-key-row.js';
import { keyView } from './key-view.js';

/** Revokes an API key for good. Revoking it again answers the key and records nothing. */
export async function revokeKey(tx: Tx, actor: Actor, { id }: { id: string }): Promise<KeyView> {
  authorize(actor, 'manage', 'Key');
  const { affected } = await tx.manager.update(apiKeyEntity, { id, revokedAt: IsNull() }, { revokedAt: new Date() });
  const row = await tx.manager.findOneBy(apiKeyEntity, { id });
  if (!row) throw notFound({ en: 'API key', 'zh-TW': 'API 金鑰' }, id);
  if (affected) await appendEntries(tx, actor, [{ action: 'key.revoked', subject: id, payload: { key: id } }]);
  return keyView(row);
}
