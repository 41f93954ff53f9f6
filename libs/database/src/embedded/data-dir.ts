import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EmbeddedError } from './embedded-error.js';
import { blockingFolder } from './reachable.js';
import { serverAccount, type ServerAccount } from './server-account.js';

/** Why the embedded database cannot keep its data in this folder (which need not exist yet), and what to do; null when it can. */
export function dataDirProblem(dataDir: string, account: ServerAccount | null = serverAccount()): string | null {
  // The folder itself is ours to open; those above it are not.
  const blocked = blockingFolder(dirname(resolve(dataDir)), account);
  if (blocked === null) return null;
  return (
    `The database runs as the user "${account?.name}" (PostgreSQL does not run as root), who cannot enter ${blocked}, ` +
    `so ${dataDir} cannot hold its data. Choose a folder that it can reach: COUNTERSIGN_DATA=/var/lib/countersign npm start`
  );
}

/** Makes the data folder such that the account can pass through it; throws an EmbeddedError when a folder above forbids it. */
export function makeDataDir(dataDir: string, account: ServerAccount | null): void {
  const problem = dataDirProblem(dataDir, account);
  if (problem !== null) throw new EmbeddedError('unreachable-folder', problem);
  const topmost = mkdirSync(dataDir, { recursive: true }) ?? dataDir;
  if (account === null) return;
  // New folders are closed under a strict umask, and a given one may come from mkdtemp with mode 0700.
  for (let folder = dataDir; folder.length >= topmost.length; folder = dirname(folder)) {
    chmodSync(folder, statSync(folder).mode | 0o011);
  }
}
