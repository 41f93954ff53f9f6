import type { Tx } from '@countersign/database';

/** Names of people by id, in one statement, for views that mention them; unknown ids are missing. For verbs, which have authorized. */
export async function personNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; name: string }>('select id, name from person where id = any($1::uuid[])', [
    ids,
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
