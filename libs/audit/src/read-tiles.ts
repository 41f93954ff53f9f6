import type { Tx } from '@countersign/database';
import { HASH_SIZE, TILE_WIDTH, type Tile, type TileData } from '@countersign/tlog';

/** Full tiles as stored; partial ones put together from leaves (level 0) or from the roots of the level below. One statement, one round trip. */
const contents = `
select wanted.level, wanted.index::float8 as index, case
  when wanted.width = ${TILE_WIDTH} then (
    select t.hashes from audit_tile t where t.level = wanted.level and t.tile_index = wanted.index)
  when wanted.level = 0 then (
    select string_agg(l.leaf_hash, '' order by l.leaf_index) from audit_leaf l
    where l.leaf_index >= wanted.index * ${TILE_WIDTH} and l.leaf_index < wanted.index * ${TILE_WIDTH} + wanted.width)
  else (
    select string_agg(t.root, '' order by t.tile_index) from audit_tile t
    where t.level = wanted.level - 1 and t.tile_index >= wanted.index * ${TILE_WIDTH}
      and t.tile_index < wanted.index * ${TILE_WIDTH} + wanted.width)
  end as hashes
from jsonb_to_recordset($1::jsonb) as wanted(level int, index bigint, width int)`;

/** A hash of the tree that the tables lack. */
export class MissingTileError extends Error {
  override name = 'MissingTileError';
}

/**
 * The contents of tiles: full ones as stored, partial ones from the rows that they are made of. Throws `MissingTileError`
 * when a hash is missing, which a sealed log never lacks.
 */
export async function readTiles(tx: Tx, tiles: readonly Tile[]): Promise<TileData[]> {
  if (tiles.length === 0) return [];
  const rows = await tx.query<{ level: number; index: number; hashes: Buffer | null }>(contents, [
    JSON.stringify(tiles),
  ]);
  return rows.map(({ level, index, hashes }) => {
    const width = tiles.find((tile) => tile.level === level && tile.index === index)?.width ?? 0;
    if (hashes?.length !== width * HASH_SIZE) {
      throw new MissingTileError(
        width === TILE_WIDTH
          ? `The log lacks its stored tile ${level}/${index}.`
          : `The log lacks hashes of tile ${level}/${index}.`,
      );
    }
    return { level, index, hashes };
  });
}
