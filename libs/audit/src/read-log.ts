import { notFound } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import {
  encodeEntryBundle,
  formatTlogProof,
  parseTilePath,
  TILE_WIDTH,
  tileWidth,
  TlogError,
  type TrustPolicy,
} from '@countersign/tlog';
import { findCheckpoint } from './find-checkpoint.js';
import type { ProofReader } from './proof-reader.js';
import { readTiles } from './read-tiles.js';
import { findServedCheckpoint } from './serve-checkpoint.js';

/** A tile or entry bundle as it is served. Full ones never change and may be kept for ever. */
export interface ServedTile {
  bytes: Buffer;
  immutable: boolean;
}

const noTile = { en: 'tile', 'zh-TW': '圖磚' };

/** The tile or entry bundle at a C2SP path (`tile/0/000`, `tile/entries/000.p/17`); throws `not-found` for what the log does not have. */
export async function getTile(tx: Tx, path: string): Promise<ServedTile> {
  const resource = parsePath(path);
  const checkpoint = await findCheckpoint(tx);
  const level = resource.kind === 'tile' ? resource.level : 0;
  if (resource.width > tileWidth(level, resource.index, checkpoint?.size ?? 0)) throw notFound(noTile, path);
  const immutable = resource.width === TILE_WIDTH;
  if (resource.kind === 'tile') {
    const [tile] = await readTiles(tx, [resource]);
    return { bytes: Buffer.from(tile?.hashes ?? []), immutable };
  }
  const first = resource.index * TILE_WIDTH;
  const rows = await tx.query<{ leaf: Buffer }>(
    'select leaf from audit_leaf where leaf_index >= $1 and leaf_index < $2 order by leaf_index',
    [first, first + resource.width],
  );
  return { bytes: Buffer.from(encodeEntryBundle(rows.map((row) => row.leaf))), immutable };
}

function parsePath(path: string) {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (error instanceof TlogError) throw notFound(noTile, path);
    throw error;
  }
}

/**
 * The proof file (C2SP tlog-proof) of an entry, against the checkpoint that others are shown if it holds the entry, else
 * the latest; null while the entry is not sealed.
 */
export async function findEntryProof(
  tx: Tx,
  entryId: string,
  policy: TrustPolicy | null,
  proofs: ProofReader,
): Promise<string | null> {
  const [leaf] = await tx.query<{ leaf_index: number }>(
    'select leaf_index::float8 as leaf_index from audit_leaf where entry_id = $1',
    [entryId],
  );
  const checkpoint = leaf ? await findServedCheckpoint(tx, policy, leaf.leaf_index + 1) : null;
  if (!leaf || !checkpoint) return null;
  const hashes = await proofs.read(tx, leaf.leaf_index, checkpoint.size);
  return formatTlogProof({ index: leaf.leaf_index, hashes, checkpoint: checkpoint.note });
}
