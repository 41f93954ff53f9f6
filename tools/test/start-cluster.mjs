import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from '../setup/process-identity.mjs';
import { run } from '../setup/own-processes.mjs';

async function embedded(root) {
  const folder = join(root, 'libs', 'database');
  const { code } = await run('npm', ['run', '--silent', 'build'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) throw new Error('libs/database does not build, so no test database can be started.');
  return import(join(folder, 'dist', 'embedded', 'index.js'));
}

/** Starts the test run's own PostgreSQL, fast and not crash-safe, in a temporary folder; answers the variables for the tests and `stop()`. */
export async function startCluster(root) {
  const { startEmbedded } = await embedded(root);
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
