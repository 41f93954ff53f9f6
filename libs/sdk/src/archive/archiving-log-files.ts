import { join } from 'node:path';
import { parseTilePath, TILE_WIDTH } from '@countersign/tlog';
import { FolderLogFiles } from '../fetching/folder-log-files.js';
import type { LogFiles } from '../fetching/log-files.js';
import type { Unreadable } from '../fetching/unreadable.js';
import { writeDurably } from './write-durably.js';

/**
 * The files of a live log, each tile and bundle that is read being kept in a folder. What the archive's own checkpoint
 * covers in full comes from the folder: so the archive itself is held against what the log signs now.
 */
export class ArchivingLogFiles implements LogFiles {
  readonly #kept: FolderLogFiles;
  #checkpoint: Uint8Array | null = null;

  /** `archived` is the size of the tree that the archive holds, 0 for none. */
  constructor(
    private readonly live: LogFiles,
    private readonly folder: string,
    private readonly archived: number,
  ) {
    this.#kept = new FolderLogFiles(folder);
  }

  async find(path: string, most: number): Promise<Uint8Array | null> {
    if (!path.startsWith('tile/')) return this.#findText(path, most);
    const kept = endOf(path) <= this.archived ? await this.#kept.find(path, most) : null;
    if (kept) return kept;
    const bytes = await this.live.find(path, most);
    if (bytes) await writeDurably(join(this.folder, path), bytes);
    return bytes;
  }

  /** The checkpoint that was read; null before. */
  get checkpoint(): Uint8Array | null {
    return this.#checkpoint;
  }

  async #findText(path: string, most: number): Promise<Uint8Array | null> {
    const bytes = await this.live.find(path, most);
    if (path === 'checkpoint') this.#checkpoint = bytes;
    return bytes;
  }

  missing(path: string): Unreadable {
    return this.live.missing(path);
  }
}

/** The size of the smallest tree in which a tile or bundle is full; one that is partial may still change. */
function endOf(path: string): number {
  const resource = parseTilePath(path);
  if (resource.width < TILE_WIDTH) return Infinity;
  const level = resource.kind === 'tile' ? resource.level : 0;
  return (resource.index + 1) * TILE_WIDTH ** (level + 1);
}
