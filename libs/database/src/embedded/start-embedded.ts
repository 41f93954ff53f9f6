import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { initialise, START_SECONDS, startServer, stopServer, type Cluster } from './cluster.js';
import { connectionUrl, loadCredentials, type Credentials } from './credentials.js';
import { makeDataDir } from './data-dir.js';
import { EmbeddedError } from './embedded-error.js';
import { prepareRoles } from './prepare-roles.js';
import { findRunningServer } from './running-server.js';
import { serverAccount } from './server-account.js';
import { serverBinaries } from './server-binaries.js';

/** Where the cluster lives; `durable: false` trades crash safety for speed and is for tests only; without `port` a free one is taken. */
export interface EmbeddedOptions {
  dataDir: string;
  durable?: boolean;
  port?: number;
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

/**
 * Starts the embedded PostgreSQL of a data folder, creating database, roles and passwords on the first call, and taking over a server
 * that still runs there. Data: `<dataDir>/postgres`, passwords: `<dataDir>/postgres.json`. Throws EmbeddedError with what to do.
 */
export async function startEmbedded({ dataDir, durable = true, port: wantedPort }: EmbeddedOptions): Promise<Embedded> {
  const account = serverAccount();
  makeDataDir(resolve(dataDir), account);
  // One name for one folder: a running server is recognised by the folder in its command line.
  const folder = realpathSync(dataDir);
  const dir = join(folder, 'postgres');
  const cluster: Cluster = {
    dir,
    log: join(dir, 'server.log'),
    account,
    binaries: serverBinaries(folder, account),
    durable,
    port: wantedPort,
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
