import type { KeyView } from '@countersign/contracts';
import type { ApiKeyRow } from '../rows/api-key-row.js';

/** What of an API key is shown: all but the hash of its secret. */
export function keyView(row: ApiKeyRow): KeyView {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    systems: row.systems,
    addresses: row.addresses,
    replaces: row.replaces,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
