import { authorize, type Actor } from '@countersign/access';
import type { KeyView, Page } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { pageOfRows, pageValues, type PageInput } from '../keyset-page.js';
import type { ApiKeyRow } from '../rows/api-key-row.js';
import { keyView } from './key-view.js';

const newest = `select id, name, prefix, secret_hash as "secretHash", scopes, systems, addresses, replaces, created_by as "createdBy",
  created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
from api_key where $1::timestamptz is null or (created_at, id) < ($1, $2::uuid)
order by created_at desc, id desc limit $3`;

/** API keys, revoked ones too, newest first. */
export async function listKeys(tx: Tx, actor: Actor, page: PageInput): Promise<Page<KeyView>> {
  authorize(actor, 'list', 'Key');
  const rows = await tx.query<ApiKeyRow>(newest, pageValues(page));
  return pageOfRows(rows, page, keyView);
}
