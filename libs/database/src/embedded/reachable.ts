import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ServerAccount } from './server-account.js';

function mayEnter(folder: string, account: ServerAccount): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** The topmost existing folder on the way to `path` (itself included) that the account cannot enter, or null when it can enter all. */
export function blockingFolder(path: string, account: ServerAccount | null): string | null {
  if (account === null) return null;
  const way: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    way.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of way) {
    if (statSync(folder, { throwIfNoEntry: false }) === undefined) return null;
    if (!mayEnter(folder, account)) return folder;
  }
  return null;
}
