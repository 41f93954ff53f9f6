import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  entryBundlePath,
  formatVerifierKey,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  partialTiles,
  tilePath,
  TlogError,
} from '@countersign/tlog';
import type { Trust, Verification } from '@countersign/verifier';
import { FolderLogFiles } from '../fetching/folder-log-files.js';
import { HttpLogFiles } from '../fetching/http-log-files.js';
import { reasonOf, Unreadable } from '../fetching/unreadable.js';
import { verifyLogFiles, type EarlierTree, type LogOptions } from '../verify/verify-log.js';
import { ArchivingLogFiles } from './archiving-log-files.js';
import { writeDurably } from './write-durably.js';

const mostText = 1_000_000;
const own = new Set(['checkpoint', 'keys', 'tile', 'vkey']);

interface Archived {
  tree: EarlierTree;
  trust: Trust;
}

/**
 * Verifies a whole log and keeps its checkpoint, tiles and entries in a folder, in the C2SP tlog-tiles layout: any file
 * server can serve it, and it verifies offline. A later run reads only what is new, and requires that the log extends what
 * the archive holds; where it does not verify, the archive stays as it was. Without `trust` the key of the first run counts.
 * Throws `Unreadable`.
 */
export async function archiveLog(
  address: string,
  folder: string,
  options: Pick<LogOptions, 'trust' | 'onProgress'> = {},
): Promise<Verification> {
  await requireOwn(folder);
  const archived = await readArchived(folder);
  const live = new HttpLogFiles(address);
  const files = new ArchivingLogFiles(live, folder, archived?.tree.size ?? 0);
  const trust = options.trust ?? archived?.trust;
  const verification = await verifyLogFiles(files, {
    ...options,
    ...(trust ? { trust } : {}),
    ...(archived && archived.tree.size > 0 ? { earlier: archived.tree } : {}),
  });
  const { ok, key, size } = verification;
  if (!ok || !key || size === null || !files.checkpoint) return verification;
  const pinned = trust && 'vkey' in trust ? formatVerifierKey(trust.vkey) : key.vkey;
  await writeDurably(join(folder, 'vkey'), `${pinned}\n`);
  await writeDurably(join(folder, 'keys'), (await live.find('keys', mostText)) ?? '{"keys":[]}');
  // Last: an archive is what its checkpoint says; what else is there is read anew.
  await writeDurably(join(folder, 'checkpoint'), files.checkpoint);
  const needed = new Set(edgeOf(size));
  for (const path of edgeOf(archived?.tree.size ?? 0)) {
    if (!needed.has(path)) await rm(join(folder, path), { force: true });
  }
  return verification;
}

/** The partial tiles and the partial bundle of a tree: they are of no use to a larger one. */
function edgeOf(size: number): string[] {
  const tiles = partialTiles(size);
  const bundles = tiles.filter(({ level }) => level === 0).map((tile) => entryBundlePath(tile));
  return [...bundles, ...tiles.map(tilePath)];
}

async function requireOwn(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const foreign = names.find((name) => !own.has(name.replace(/\.new$/, '')));
  if (foreign === undefined) return;
  throw new Unreadable({
    en: `${folder} holds "${foreign}", which is no part of an archive. Name an empty folder, or one that an archive lies in.`,
    'zh-TW': `${folder} 內有不屬於封存檔的「${foreign}」。請指定空資料夾或既有的封存資料夾。`,
  });
}

async function readArchived(folder: string): Promise<Archived | null> {
  const files = new FolderLogFiles(folder);
  const [note, vkey] = [await files.find('checkpoint', mostText), await files.find('vkey', mostText)];
  if (!note || !vkey) return null;
  try {
    const text = new TextDecoder().decode(vkey).trim();
    return { tree: parseCheckpoint(parseNote(note).text), trust: { vkey: parseVerifierKey(text) } };
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    throw new Unreadable({
      en: `The archive in ${folder} cannot be read (${reasonOf(error)}). Begin another one elsewhere.`,
      'zh-TW': `無法讀取 ${folder} 內的封存檔（${reasonOf(error)}）。請另擇資料夾重新封存。`,
    });
  }
}
