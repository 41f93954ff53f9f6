import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Database, migrate, startEmbedded } from '@countersign/database';
import { identityEntities } from '@countersign/identity';
import { shippedPolicy } from './back-test-of.ts';
import { differencesFromLive } from './back-test-equality.ts';
import { fillRouted } from './fill-routed.ts';
import { runScript } from './run-script.ts';
import { printBackTest } from './tables.ts';

/**
 * Makes submissions by the verbs of intake and routing, tries another policy on all of them in a process of its own, and prints
 * time and memory. With --equal it then routes the first ones live under that policy, and ends with status 1 when any of them
 * goes elsewhere than the back-test said. Goal: 100,000 submissions in less than 60 s.
 */
const { values } = parseArgs({
  options: {
    submissions: { type: 'string', default: '100000' },
    equal: { type: 'string', default: '0' },
  },
});
const [count, equal] = [Number(values.submissions), Number(values.equal)];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

interface Measured {
  submissions: number;
  replayed: number;
  changed: number;
  seconds: number;
  peakMb: number;
}

const folder = mkdtempSync(join(tmpdir(), 'countersign-back-test-'));
chmodSync(folder, 0o755);
const server = await startEmbedded({ dataDir: folder });
try {
  await migrate(server.ownerUrl, server.appUrl);
  const db = await Database.open({ url: server.appUrl, entities: identityEntities, poolSize: 4 });
  try {
    say(`Making ${count} submissions …`);
    await fillRouted(db, await shippedPolicy(), count);
    const script = join(import.meta.dirname, 'run-one-back-test.ts');
    printBackTest(await runScript<Measured>([script, server.appUrl]));
    if (equal > 0) {
      say(`Routing ${equal} of them live under the policy that was tried …`);
      const { compared, different } = await differencesFromLive(db, equal);
      process.stdout.write(`\n  routed live: ${compared}, elsewhere than the back-test said: ${different.length}\n`);
      for (const line of different.slice(0, 20)) process.stdout.write(`  ${line}\n`);
      if (different.length > 0 || compared < Math.min(equal, count)) process.exitCode = 1;
    }
  } finally {
    await db.close();
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
