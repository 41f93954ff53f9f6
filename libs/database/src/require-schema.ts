import { migrations } from '@countersign/migrations';
import type { Tx } from './tx.js';

/** The database and this process are of different versions; the message says which is to be brought up to date. */
export class SchemaError extends Error {
  override name = 'SchemaError';
}

/** Throws `SchemaError` unless the database has exactly the migrations that this version knows. */
export async function requireSchema(tx: Tx): Promise<void> {
  const rows = await tx.query<{ name: string }>('select name from migration');
  const [applied, known] = [new Set(rows.map(({ name }) => name)), migrations.map(({ name }) => name)];
  const newer = [...applied].filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new SchemaError(
      `The database was migrated by a newer version (${newer.join(', ')}): run this process in that version, too. It would misread what it finds.`,
    );
  }
  const missing = known.filter((name) => !applied.has(name));
  if (missing.length > 0) {
    throw new SchemaError(
      `The database lacks ${missing.join(', ')}: migrate it first (start the API, or run apps/api/dist/migrate.js), then start this process.`,
    );
  }
}
