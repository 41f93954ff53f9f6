import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEmbedded } from '../setup/embedded.mjs';
import { identityOf } from '../setup/process-identity.mjs';

/** Starts the test run's own PostgreSQL, fast and not crash-safe, in a temporary folder; answers the variables for the tests and `stop()`. */
export async function startCluster(root) {
  const { startEmbedded } = await loadEmbedded(root);
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  writeFileSync(join(dataDir, 'owner.json'), JSON.stringify(identityOf(process.pid)));
  const server = await startEmbedded({ dataDir, durable: false });
  return {
    variables: {
      TEST_DATABASE_SUPERUSER_URL: server.superuserUrl,
      TEST_DATABASE_OWNER_URL: server.ownerUrl,
      TEST_DATABASE_APP_URL: server.appUrl,
    },
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
