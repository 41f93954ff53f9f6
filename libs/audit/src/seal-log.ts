import type { Database, Tx } from '@countersign/database';
import {
  addSignatures,
  formatCheckpoint,
  partialTiles,
  signNote,
  signText,
  TileFrontier,
  type FullTile,
} from '@countersign/tlog';
import type { LogIdentity } from './log-identity.js';
import { readTiles } from './read-tiles.js';
import { requireLogKey } from './rotate-log-key.js';

/** Held by the one process that numbers entries; any fixed number does. */
const sequencerLock = 7_230_513;

export interface Sealed {
  /** Entries that got their place now. */
  sealed: number;
  /** Leaves in the log afterwards. */
  size: number;
  /** Milliseconds from when each was recorded until it was sealed, in the order of the log. */
  waitsMs: readonly number[];
  /** The longest of them, 0 when there was none. */
  lagMs: number;
  /** True when the batch was full and more may wait. */
  more: boolean;
}

// "= any(array)" is looked up by index however many wait; "in (select)" reads the whole table for each batch.
const number = `
with taken as (
  delete from audit_pending where seq = any(array(select seq from audit_pending order by seq limit $2))
  returning seq, entry_id, leaf, leaf_hash, created_at
), numbered as (
  select $1::bigint + row_number() over (order by seq) - 1 as leaf_index, entry_id, leaf, leaf_hash, created_at from taken
), placed as (
  insert into audit_leaf (leaf_index, entry_id, leaf, leaf_hash)
  select leaf_index, entry_id, leaf, leaf_hash from numbered order by leaf_index
)
select leaf_hash, extract(epoch from clock_timestamp() - created_at)::float8 * 1000 as waited from numbered order by leaf_index`;

const insertTiles = `
insert into audit_tile (level, tile_index, hashes, root)
select level, tile_index, decode(hashes, 'base64'), decode(root, 'base64')
from jsonb_to_recordset($1::jsonb) as tile(level smallint, tile_index bigint, hashes text, root text)`;

/**
 * The sequencer: gives committed entries contiguous places, grows the tree, signs the checkpoint. Any number of processes
 * may run it; an advisory lock lets one work, and the primary keys of leaves and checkpoints make a fork impossible.
 */
export class LogSealer {
  #frontier: TileFrontier | null = null;
  #required = '';

  constructor(
    private readonly db: Database,
    private readonly identity: LogIdentity,
    private readonly batch = 4096,
  ) {}

  /** Seals one batch of pending entries in one transaction; null when another process is the sequencer now. */
  async seal(now = () => new Date()): Promise<Sealed | null> {
    try {
      const sealed = await this.db.transaction((tx) => this.#sealIn(tx, now));
      if (sealed === null) return null;
      const { numberedAt, waitsMs, ...rest } = sealed;
      // They are sealed once the checkpoint is committed, not when they got their numbers.
      const since = performance.now() - numberedAt;
      const waits = waitsMs.map((waited) => waited + since);
      return { ...rest, waitsMs: waits, lagMs: Math.max(0, ...waits) };
    } catch (error) {
      this.#frontier = null;
      throw error;
    }
  }

  async #sealIn(tx: Tx, now: () => Date): Promise<(Omit<Sealed, 'lagMs'> & { numberedAt: number }) | null> {
    const [lock] = await tx.query<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [sequencerLock]);
    if (!lock?.held) return null;
    const size = await this.#sizeOf(tx);
    const rows = await tx.query<{ leaf_hash: Buffer; waited: number }>(number, [size, this.batch]);
    const numberedAt = performance.now();
    if (rows.length === 0) return { sealed: 0, size, waitsMs: [], numberedAt, more: false };
    // A transaction that is tried again begins from the database, not from a half-grown tree.
    const frontier = await this.#frontierAt(tx, size);
    this.#frontier = null;
    const tiles = frontier.append(Buffer.concat(rows.map((row) => row.leaf_hash)));
    if (tiles.length > 0) await tx.execute(insertTiles, [JSON.stringify(tiles.map(tileRow))]);
    await this.#publish(tx, frontier, now());
    this.#frontier = frontier;
    return {
      sealed: rows.length,
      size: frontier.size,
      waitsMs: rows.map((row) => row.waited),
      numberedAt,
      more: rows.length === this.batch,
    };
  }

  async #sizeOf(tx: Tx): Promise<number> {
    const [head] = await tx.query<{ size: number }>(
      'select size::float8 as size from audit_checkpoint order by audit_checkpoint.size desc limit 1',
    );
    return head?.size ?? 0;
  }

  async #frontierAt(tx: Tx, size: number): Promise<TileFrontier> {
    if (this.#frontier?.size === size) return this.#frontier;
    return TileFrontier.resume(size, await readTiles(tx, partialTiles(size)));
  }

  /** Whether the next key signs as well. Keys are looked up once, a next one until the log has recorded it. */
  async #requireKey(tx: Tx, identity: LogIdentity): Promise<boolean> {
    const keys = `${identity.vkey} ${identity.next?.vkey ?? ''}`;
    if (keys === this.#required) return identity.next !== null;
    const follows = await requireLogKey(tx, identity);
    this.#required = follows || !identity.next ? keys : '';
    return follows;
  }

  async #publish(tx: Tx, frontier: TileFrontier, at: Date): Promise<void> {
    // One reading of the key files for all of it: they may change at any moment.
    const identity = { ...this.identity };
    const follows = await this.#requireKey(tx, identity);
    const root = frontier.root();
    const checkpoint = formatCheckpoint({ origin: identity.origin, size: frontier.size, root });
    const { origin: name, key, next } = identity;
    const signed = await signNote(checkpoint, { name, key });
    const note =
      next && follows ? addSignatures(signed, [await signText(checkpoint, { name, key: next.key })]) : signed;
    await tx.execute('insert into audit_checkpoint (size, root, note, signed_at) values ($1, $2, $3, $4)', [
      frontier.size,
      root,
      note,
      at,
    ]);
  }
}

function tileRow({ level, index, hashes, root }: FullTile) {
  return {
    level,
    tile_index: index,
    hashes: Buffer.from(hashes).toString('base64'),
    root: Buffer.from(root).toString('base64'),
  };
}
