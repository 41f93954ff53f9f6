import {
  equalHashes,
  HASH_SIZE,
  hashLeafInto,
  TILE_WIDTH,
  TileFrontier,
  tilePath,
  tileWidth,
  type TileData,
} from '@countersign/tlog';
import type { LogFiles } from '../fetching/log-files.js';
import { logFilesOf } from '../fetching/log-files-of.js';
import { LogSource } from '../fetching/log-source.js';
import { readAhead } from '../fetching/read-ahead.js';
import { followHandovers } from './follow-handovers.js';
import { attempt, openTrusted, type Trust, trustOr, type Verification, VerificationDraft } from '@countersign/verifier';

/** A tree that the log must have passed through on its way. */
export interface EarlierTree {
  size: number;
  root: Uint8Array;
}

/** How to verify a log. */
export interface LogOptions {
  /** Without it the key that the log serves is taken, and that stays open. */
  trust?: Trust;
  /** Told after each bundle. */
  onProgress?: (done: number, total: number) => void;
  /** Given each entry in order, once its bundle agrees with its tile. */
  onEntry?: (entry: Uint8Array, index: number) => void;
  /** The log must be an extension of this tree. */
  earlier?: EarlierTree;
}

const bundlesAhead = 4;

/** Verifies a whole log: one that is served at an address, or an archive of one in a folder. See `verifyLogFiles`. */
export function verifyLog(place: string, options: LogOptions = {}): Promise<Verification> {
  return verifyLogFiles(logFilesOf(place), options);
}

/**
 * Reads a whole log: verifies the checkpoint, recomputes every leaf hash, every tile and the root from the
 * entries, and holds them against what the log serves. Memory does not grow with the log. Throws `Unreadable` when
 * something cannot be fetched.
 */
export async function verifyLogFiles(files: LogFiles, options: LogOptions = {}): Promise<Verification> {
  const draft = new VerificationDraft('log');
  draft.leaveOpen('newest-unknown', 'payloads-not-opened', 'unattributed', 'operator-clock', 'judgement');
  const source = new LogSource(files);
  const note = await source.checkpoint();
  const trust = options.trust ?? (await trustOr(draft, undefined, await source.verifierKey()));
  const followed = trust && (await followHandovers(draft, trust, note, () => source.keys()));
  const opened = followed && (await openTrusted(draft, note, followed));
  if (opened) await new LogReading(draft, source, opened.checkpoint, options).run();
  return draft.finish();
}

interface Bundle {
  entries: Uint8Array[] | null;
  hashes: Uint8Array;
}

class LogReading {
  readonly #frontier = new TileFrontier();

  constructor(
    private readonly draft: VerificationDraft,
    private readonly source: LogSource,
    private readonly tree: EarlierTree,
    private readonly options: LogOptions,
  ) {}

  async run(): Promise<void> {
    const { draft, tree, options } = this;
    this.#refuseShorter();
    let index = 0;
    for await (const bundle of readAhead(Math.ceil(tree.size / TILE_WIDTH), bundlesAhead, (i) => this.#fetch(i))) {
      if (!(await this.#take(bundle, index)) || draft.isFull) return;
      index += 1;
      options.onProgress?.(Math.min(index * TILE_WIDTH, tree.size), tree.size);
    }
    for (const tile of this.#frontier.partialTiles()) if (tile.level > 0) await this.#compare(tile);
    if (!equalHashes(this.#frontier.root(), tree.root)) {
      draft.fault(
        'root-mismatch',
        `The ${tree.size} entries lead to another root than the checkpoint signs.`,
        `${tree.size} 筆紀錄算出的根與檢查點簽署的根不同。`,
      );
    }
  }

  /** A bundle that breaks its format is told from one that cannot be fetched: the first is a fault. */
  async #fetch(index: number): Promise<Bundle> {
    const width = tileWidth(0, index, this.tree.size);
    const where = {
      en: `The entries from ${index * TILE_WIDTH} on`,
      'zh-TW': `自第 ${index * TILE_WIDTH} 筆起的紀錄`,
    };
    const [entries, hashes] = await Promise.all([
      attempt(this.draft, where, () => this.source.entries({ index, width })),
      this.source.tile({ level: 0, index, width }),
    ]);
    return { entries, hashes };
  }

  async #take({ entries, hashes }: Bundle, bundle: number): Promise<boolean> {
    if (!entries) return false;
    const first = bundle * TILE_WIDTH;
    const computed = new Uint8Array(entries.length * HASH_SIZE);
    entries.forEach((entry, i) => hashLeafInto(entry, computed, i * HASH_SIZE));
    this.draft.count('entries', entries.length);
    this.#compareHashes({ level: 0, index: bundle, hashes: computed }, hashes);
    entries.forEach((entry, i) => this.options.onEntry?.(entry, first + i));
    for (const tile of this.#append(computed)) if (tile.level > 0) await this.#compare(tile);
    return true;
  }

  /** Appends, stopping at the earlier tree to hold its root against the one computed. */
  #append(hashes: Uint8Array): TileData[] {
    const { earlier } = this.options;
    const before = earlier ? earlier.size - this.#frontier.size : -1;
    if (!earlier || before <= 0 || before > hashes.length / HASH_SIZE) return this.#frontier.append(hashes);
    const full = this.#frontier.append(hashes.subarray(0, before * HASH_SIZE));
    if (!equalHashes(this.#frontier.root(), earlier.root)) {
      this.draft.fault(
        'not-an-extension',
        `At ${earlier.size} entries the log has another root than the one given: it is not the same log.`,
        `日誌在第 ${earlier.size} 筆時的根與所提供的不同：這不是同一份日誌。`,
      );
    }
    return [...full, ...this.#frontier.append(hashes.subarray(before * HASH_SIZE))];
  }

  #refuseShorter(): void {
    const { earlier } = this.options;
    if (!earlier || earlier.size <= this.tree.size) return;
    this.draft.fault(
      'log-shorter',
      `The log has ${this.tree.size} entries, fewer than the ${earlier.size} that were signed before.`,
      `日誌有 ${this.tree.size} 筆紀錄，少於先前簽署的 ${earlier.size} 筆。`,
    );
  }

  async #compare(tile: TileData): Promise<void> {
    const width = tile.hashes.length / HASH_SIZE;
    this.#compareHashes(tile, await this.source.tile({ level: tile.level, index: tile.index, width }));
  }

  #compareHashes(computed: TileData, served: Uint8Array): void {
    this.draft.count('tiles');
    if (equalHashes(computed.hashes, served)) return;
    const { level, index, hashes } = computed;
    const path = tilePath({ level, index, width: hashes.length / HASH_SIZE });
    this.draft.fault(
      'tile-mismatch',
      `${path} does not hold the hashes of the entries below it: the entries or the tile were altered.`,
      `${path} 與其下紀錄的雜湊值不符：紀錄或雜湊磚已遭竄改。`,
    );
  }
}
