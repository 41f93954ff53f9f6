import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connectionUrl, loadCredentials, type Credentials } from './credentials.js';
import { EmbeddedError } from './embedded-error.js';
import { freePort } from './free-port.js';
import { prepareRoles } from './prepare-roles.js';
import { blockingFolder } from './reachable.js';
import { runProgram } from './run-program.js';
import { findRunningServer } from './running-server.js';
import { serverAccount, type ServerAccount } from './server-account.js';
import { serverBinaries, type ServerBinaries } from './server-binaries.js';

/** Where the cluster lives; `durable: false` trades crash safety for speed and is for tests only. */
export interface EmbeddedOptions {
  dataDir: string;
  durable?: boolean;
}

/** A running embedded server: connection URLs of its three roles, its port on 127.0.0.1, and a clean stop. */
export interface Embedded {
  ownerUrl: string;
  appUrl: string;
  superuserUrl: string;
  port: number;
  /** True when the server was already running (its former supervisor was killed) and was taken over. */
  adopted: boolean;
  stop(): Promise<void>;
}

interface Cluster {
  dir: string;
  log: string;
  account: ServerAccount | null;
  binaries: ServerBinaries;
  durable: boolean;
}

const START_SECONDS = 60;

function explain(output: string): string {
  const tail = output.trim().split('\n').slice(-8).join('\n');
  if (/No space left on device/i.test(output)) return `the disk is full.\n${tail}`;
  if (/GLIBC|not found \(required|No such file or directory.*ld-linux/i.test(output)) {
    return `the server needs a newer glibc than this system has; set DATABASE_URL to a PostgreSQL server instead.\n${tail}`;
  }
  return `the server says:\n${tail}`;
}

function makeDataDir(dataDir: string, account: ServerAccount | null): void {
  mkdirSync(dataDir, { recursive: true });
  // The server's account has to pass through this folder, which may come from mkdtemp with mode 0700.
  if (account !== null) chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  const blocked = blockingFolder(dataDir, account);
  if (blocked === null) return;
  throw new EmbeddedError(
    'unreachable-folder',
    `The database runs as the user "${account?.name}" (PostgreSQL does not run as root), who cannot enter ${blocked}, ` +
      `so ${dataDir} cannot hold its data. Choose a folder that it can reach: COUNTERSIGN_DATA=/var/lib/countersign npm start`,
  );
}

async function initialise(cluster: Cluster, credentials: Credentials): Promise<void> {
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
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', "unix_socket_directories=''", 'timezone=UTC', 'max_connections=200'];
  if (!cluster.durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const flags = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ');
  const args = ['-D', cluster.dir, '-w', '-t', String(START_SECONDS), '-l', cluster.log, '-o', flags, 'start'];
  if (existsSync(cluster.log)) renameSync(cluster.log, `${cluster.log}.before`);
  const { code } = await runProgram(cluster.binaries.pgCtl, args, cluster.account, { keepOutput: false });
  return code === 0 ? port : null;
}

async function startServer(cluster: Cluster): Promise<number> {
  // Once more: a port can be lost to another program, and a server killed a moment ago may not be gone yet.
  for (const pause of [0, 1000, 2000]) {
    await delay(pause);
    const port = await launch(cluster);
    if (port !== null) return port;
  }
  const log = existsSync(cluster.log) ? readFileSync(cluster.log, 'utf8') : 'nothing (it wrote no log)';
  throw new EmbeddedError('failed', `The database in ${cluster.dir} did not start: ${explain(log)}`);
}

/** Takes over the server that runs on the folder, if any: answers its port once the roles were seen to be there. */
async function adoptServer(clusterDir: string, credentials: Credentials): Promise<number | null> {
  let refusal: unknown;
  for (let waited = 0; waited < START_SECONDS * 1000; waited += 100) {
    const running = findRunningServer(clusterDir);
    if (running === null) return null;
    try {
      if (running.ready) {
        await prepareRoles(credentials, running.port);
        return running.port;
      }
    } catch (error) {
      // Killed or stopping at this very moment: soon it is gone, and a new one can start.
      refusal = error;
    }
    await delay(100);
  }
  throw new EmbeddedError(
    'failed',
    `A database server already uses ${clusterDir} and is neither usable nor gone after ${START_SECONDS} s. Stop it and start again.`,
    { cause: refusal },
  );
}

async function stopServer(cluster: Cluster): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    const args = ['-D', cluster.dir, '-w', '-t', '30', '-m', mode, 'stop'];
    const { code } = await runProgram(cluster.binaries.pgCtl, args, cluster.account);
    if (code === 0 || findRunningServer(cluster.dir) === null) return;
  }
  throw new EmbeddedError('failed', `The database server of ${cluster.dir} does not stop.`);
}

/**
 * Starts the embedded PostgreSQL of a data folder, creating database, roles and passwords on the first call, and taking over a server
 * that still runs there. Data: `<dataDir>/postgres`, passwords: `<dataDir>/postgres.json`. Throws EmbeddedError with what to do.
 */
export async function startEmbedded({ dataDir, durable = true }: EmbeddedOptions): Promise<Embedded> {
  const folder = resolve(dataDir);
  const account = serverAccount();
  makeDataDir(folder, account);
  const dir = join(folder, 'postgres');
  const cluster: Cluster = {
    dir,
    log: join(dir, 'server.log'),
    account,
    binaries: serverBinaries(folder, account),
    durable,
  };
  const credentials = loadCredentials(join(folder, 'postgres.json'), dir);
  if (!existsSync(dir)) await initialise(cluster, credentials);
  const adoptedPort = await adoptServer(dir, credentials);
  const port = adoptedPort ?? (await startServer(cluster));
  if (adoptedPort === null) await prepareRoles(credentials, port);
  return {
    ownerUrl: connectionUrl('countersign_owner', credentials, port, 'countersign'),
    appUrl: connectionUrl('countersign_app', credentials, port, 'countersign'),
    superuserUrl: connectionUrl('postgres', credentials, port, 'postgres'),
    port,
    adopted: adoptedPort !== null,
    stop: () => stopServer(cluster),
  };
}
