import {
  decodeEntryBundle,
  entryBundlePath,
  HASH_SIZE,
  MAX_ENTRY_SIZE,
  TILE_WIDTH,
  tilePath,
  type EntryBundle,
  type Tile,
} from '@countersign/tlog';
import type { LogFiles } from './log-files.js';

const mostText = 1_000_000;
const mostBundle = TILE_WIDTH * (MAX_ENTRY_SIZE + 2);

/** A log that is read in the C2SP tlog-tiles layout. */
export class LogSource {
  constructor(private readonly files: LogFiles) {}

  checkpoint(): Promise<string> {
    return this.#text('checkpoint');
  }

  async verifierKey(): Promise<string> {
    // While the log changes its key, the next one stands below the present one.
    return (await this.#text('vkey')).trim().split('\n')[0] ?? '';
  }

  /** What the log says of its keys, unread; null where it says nothing. */
  async keys(): Promise<string | null> {
    const bytes = await this.files.find('keys', mostText);
    return bytes && new TextDecoder().decode(bytes);
  }

  /** The hashes of a tile, one after the other. Once a log has grown it may have dropped a partial tile: then the full one, cut. */
  async tile(tile: Tile): Promise<Uint8Array> {
    const bytes = await this.files.find(tilePath(tile), TILE_WIDTH * HASH_SIZE);
    if (bytes || tile.width === TILE_WIDTH) return bytes ?? this.#missing(tilePath(tile));
    const full = await this.#get(tilePath({ ...tile, width: TILE_WIDTH }), TILE_WIDTH * HASH_SIZE);
    return full.subarray(0, tile.width * HASH_SIZE);
  }

  /** The entries of a bundle; of a partial one that is gone, those at the beginning of the full one. */
  async entries(bundle: EntryBundle): Promise<Uint8Array[]> {
    const path = entryBundlePath(bundle);
    const bytes = await this.files.find(path, mostBundle);
    if (bytes) return decodeEntryBundle(bytes, bundle.width);
    if (bundle.width === TILE_WIDTH) return this.#missing(path);
    const full = await this.#get(entryBundlePath({ ...bundle, width: TILE_WIDTH }), mostBundle);
    return decodeEntryBundle(full, TILE_WIDTH).slice(0, bundle.width);
  }

  async #text(path: string): Promise<string> {
    return new TextDecoder().decode(await this.#get(path, mostText));
  }

  async #get(path: string, most: number): Promise<Uint8Array> {
    return (await this.files.find(path, most)) ?? this.#missing(path);
  }

  #missing(path: string): never {
    throw this.files.missing(path);
  }
}
