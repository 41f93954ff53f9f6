import type { CopiedRow } from '@countersign/database';
import { TILE_WIDTH } from '@countersign/tlog';

/** Columns of a bundle as `entryBundles` selects them; bundle and hashes are null where all its leaves are missing. */
export const bundleColumn = { start: 0, bundle: 1, hashes: 2 } as const;
export const bundleColumns = Object.keys(bundleColumn).length;

/**
 * Leaves from `first` up to `end` as entry bundles (C2SP tlog-tiles) with their stored hashes: a row each, cut where the
 * tiles are. The database puts them together, since a row costs more than a leaf. The numbers must not come from outside.
 */
export function entryBundles(first: number, end: number): string {
  const tile = first - (first % TILE_WIDTH);
  return `
select greatest(tile, ${first}::bigint) as start, leaves.bundle, leaves.hashes
from generate_series(${tile}::bigint, ${end - 1}::bigint, ${TILE_WIDTH}) tile, lateral (
  select string_agg(substr(int4send(octet_length(leaf)), 3) || leaf, ''::bytea order by leaf_index) as bundle,
    string_agg(leaf_hash, ''::bytea order by leaf_index) as hashes
  from audit_leaf where leaf_index >= greatest(tile, ${first}) and leaf_index < least(tile + ${TILE_WIDTH}, ${end})
) leaves order by tile`;
}

/** The bytes of a column, nothing where it is null. */
export const bytesOf = (row: CopiedRow, column: number): Buffer =>
  row.isNull(column) ? Buffer.alloc(0) : row.bytes(column);
