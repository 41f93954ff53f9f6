import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Credentials } from './credentials.js';
import { EmbeddedError } from './embedded-error.js';
import { freePort } from './free-port.js';
import { runProgram } from './run-program.js';
import { findRunningServer } from './running-server.js';
import { sharedBuffers } from './shared-buffers.js';
import type { ServerAccount } from './server-account.js';
import type { ServerBinaries } from './server-binaries.js';

/** One server's folder and how to run it. */
export interface Cluster {
  dir: string;
  log: string;
  account: ServerAccount | null;
  binaries: ServerBinaries;
  durable: boolean;
  port: number | undefined;
}

/** How long a server may take to start, in seconds. */
export const START_SECONDS = 60;

function explain(output: string): string {
  const tail = output.trim().split('\n').slice(-8).join('\n');
  if (/No space left on device/i.test(output)) return `the disk is full.\n${tail}`;
  if (/GLIBC|not found \(required|No such file or directory.*ld-linux/i.test(output)) {
    return `the server needs a newer glibc than this system has; set DATABASE_URL to a PostgreSQL server instead.\n${tail}`;
  }
  return `the server says:\n${tail}`;
}

/** Creates the cluster folder with its superuser `postgres`. */
export async function initialise(cluster: Cluster, credentials: Credentials): Promise<void> {
  // Made beside and renamed when complete: an interrupted initdb never looks like a database.
  const unfinished = `${cluster.dir}.new`;
  const passwordFile = `${cluster.dir}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${credentials.postgres}\n`, { mode: 0o600 });
  if (cluster.account !== null) {
    chownSync(unfinished, cluster.account.uid, cluster.account.gid);
    chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  }
  const flags = ['-D', unfinished, '-U', 'postgres', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8'];
  // pg_trgm makes trigrams of Chinese text only under a UTF-8 character type.
  flags.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8');
  if (!cluster.durable) flags.push('--no-sync');
  try {
    const { code, output } = await runProgram(cluster.binaries.initdb, flags, cluster.account);
    if (code !== 0)
      throw new EmbeddedError('failed', `The database could not be created in ${cluster.dir}: ${explain(output)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster.dir);
}

async function launch(cluster: Cluster): Promise<number | null> {
  const port = cluster.port ?? (await freePort());
  const settings = ['listen_addresses=127.0.0.1', "unix_socket_directories=''", 'timezone=UTC', 'max_connections=200'];
  if (cluster.durable) settings.push(`shared_buffers=${sharedBuffers()}MB`);
  else settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const flags = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ');
  const args = ['-D', cluster.dir, '-w', '-t', String(START_SECONDS), '-l', cluster.log, '-o', flags, 'start'];
  if (existsSync(cluster.log)) renameSync(cluster.log, `${cluster.log}.before`);
  const { code } = await runProgram(cluster.binaries.pgCtl, args, cluster.account, { keepOutput: false });
  return code === 0 ? port : null;
}

/** Starts the server and answers its port on 127.0.0.1. */
export async function startServer(cluster: Cluster): Promise<number> {
  // Once more: a port can be lost to another program, and a server killed a moment ago may not be gone yet.
  for (const pause of [0, 1000, 2000, 4000]) {
    await delay(pause);
    const port = await launch(cluster);
    if (port !== null) return port;
  }
  const log = existsSync(cluster.log) ? readFileSync(cluster.log, 'utf8') : 'nothing (it wrote no log)';
  throw new EmbeddedError('failed', `The database in ${cluster.dir} did not start: ${explain(log)}`);
}

/** Stops the server: sessions are cut off, running transactions rolled back. */
export async function stopServer(cluster: Cluster): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    const args = ['-D', cluster.dir, '-w', '-t', '30', '-m', mode, 'stop'];
    const { code } = await runProgram(cluster.binaries.pgCtl, args, cluster.account);
    if (code === 0 || findRunningServer(cluster.dir) === null) return;
  }
  throw new EmbeddedError('failed', `The database server of ${cluster.dir} does not stop.`);
}
