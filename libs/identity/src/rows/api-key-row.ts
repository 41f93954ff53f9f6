import type { Scope } from '@countersign/contracts';
import { EntitySchema } from 'typeorm';

/** A program's key. `systems` are slugs; an empty list means all AI systems. */
export interface ApiKeyRow {
  id: string;
  name: string;
  prefix: string;
  secretHash: Buffer;
  scopes: Scope[];
  systems: string[];
  /** Addresses and networks (CIDR) that it may be used from; empty: any. */
  addresses: string[];
  /** The key that it follows. */
  replaces: string | null;
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export const apiKeyEntity = new EntitySchema<ApiKeyRow>({
  name: 'api_key',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    prefix: { type: 'text' },
    secretHash: { type: 'bytea', name: 'secret_hash' },
    scopes: { type: 'text', array: true },
    systems: { type: 'text', array: true },
    addresses: { type: 'text', array: true, default: '{}' },
    replaces: { type: 'uuid', nullable: true },
    createdBy: { type: 'uuid', name: 'created_by', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at', nullable: true },
    lastUsedAt: { type: 'timestamptz', name: 'last_used_at', nullable: true },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
  },
  uniques: [
    { name: 'api_key_prefix', columns: ['prefix'] },
    { name: 'api_key_replaced_once', columns: ['replaces'] },
  ],
  foreignKeys: [
    { name: 'api_key_replaces', target: 'api_key', columnNames: ['replaces'], referencedColumnNames: ['id'] },
  ],
});
