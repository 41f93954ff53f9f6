import type { Tx } from '@countersign/database';
import { TILE_WIDTH, type Tile, type TileData } from '@countersign/tlog';

const stored = `
select t.level, t.tile_index::float8 as tile_index, t.hashes from audit_tile t
join jsonb_to_recordset($1::jsonb) as wanted(level int, index bigint) on t.level = wanted.level and t.tile_index = wanted.index`;

const leafHashes = `
select leaf_hash as hash from audit_leaf where leaf_index >= $1 and leaf_index < $2 order by leaf_index`;

const roots = `
select root as hash from audit_tile where level = $3 and tile_index >= $1 and tile_index < $2 order by tile_index`;

/** A hash of the tree that the tables lack. */
export class MissingTileError extends Error {
  override name = 'MissingTileError';
}

/**
 * The contents of tiles: full ones as stored, partial ones from the rows that they are made of. Throws `MissingTileError`
 * when a hash is missing, which a sealed log never lacks.
 */
export async function readTiles(tx: Tx, tiles: readonly Tile[]): Promise<TileData[]> {
  const full = tiles.filter(({ width }) => width === TILE_WIDTH);
  const found: TileData[] = [];
  if (full.length > 0) {
    const rows = await tx.query<{ level: number; tile_index: number; hashes: Buffer }>(stored, [JSON.stringify(full)]);
    if (rows.length !== full.length)
      throw new MissingTileError(`The log lacks ${full.length - rows.length} of its stored tiles.`);
    found.push(...rows.map((row) => ({ level: row.level, index: row.tile_index, hashes: row.hashes })));
  }
  for (const { level, index, width } of tiles.filter((tile) => tile.width < TILE_WIDTH)) {
    const range = [index * TILE_WIDTH, index * TILE_WIDTH + width];
    const rows =
      level === 0
        ? await tx.query<{ hash: Buffer }>(leafHashes, range)
        : await tx.query<{ hash: Buffer }>(roots, [...range, level - 1]);
    if (rows.length !== width) throw new MissingTileError(`The log lacks hashes of tile ${level}/${index}.`);
    found.push({ level, index, hashes: Buffer.concat(rows.map((row) => row.hash)) });
  }
  return found;
}
