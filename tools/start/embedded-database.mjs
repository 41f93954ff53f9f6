import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isAlive } from '../setup/process-identity.mjs';

const LOOK_MS = 1000;

function serverIdentity(dataDir) {
  const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return identityOf(pid);
}

/**
 * Starts the embedded database of the folder and keeps it running on its port: `{ ownerUrl, appUrl, adopted, stop() }`.
 * `onGiveUp(reason)` is called when a server that died cannot be started again.
 */
export async function keepDatabase(startEmbedded, { dataDir, say, onGiveUp }) {
  let server = await startEmbedded({ dataDir });
  let identity = serverIdentity(dataDir);
  let reviving = null;

  async function revive() {
    say('The database server has died; starting it again …');
    try {
      server = await startEmbedded({ dataDir, port: server.port });
      identity = serverIdentity(dataDir);
      say('The database server runs again.');
    } catch (error) {
      clearInterval(looking);
      onGiveUp(error.message);
    }
    reviving = null;
  }

  const looking = setInterval(() => {
    if (reviving === null && !isAlive(identity)) reviving = revive();
  }, LOOK_MS);

  return {
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    adopted: server.adopted,
    async stop() {
      clearInterval(looking);
      await reviving;
      await server.stop();
    },
  };
}
