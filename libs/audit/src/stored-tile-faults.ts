import type { LogFault } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { equalHashes, type FullTile } from '@countersign/tlog';
import { logFaults } from './log-faults.js';

const stored = `
select t.level, t.tile_index::float8 as tile_index, t.hashes, t.root from audit_tile t
join jsonb_to_recordset($1::jsonb) as wanted(level int, index bigint) on t.level = wanted.level and t.tile_index = wanted.index`;

/** Which stored tiles are not the ones computed from the leaves, or are not there. */
export async function storedTileFaults(tx: Tx, computed: readonly FullTile[]): Promise<LogFault[]> {
  if (computed.length === 0) return [];
  const wanted = computed.map(({ level, index }) => ({ level, index }));
  const rows = await tx.query<{ level: number; tile_index: number; hashes: Buffer; root: Buffer }>(stored, [
    JSON.stringify(wanted),
  ]);
  const found = new Map(rows.map((row) => [`${row.level}/${row.tile_index}`, row]));
  return computed.flatMap(({ level, index, hashes, root }) => {
    const row = found.get(`${level}/${index}`);
    if (!row) return [logFaults.tileGone(level, index)];
    return equalHashes(row.hashes, hashes) && equalHashes(row.root, root) ? [] : [logFaults.tile(level, index)];
  });
}
