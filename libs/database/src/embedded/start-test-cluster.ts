import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded, type Embedded } from './start-embedded.js';

/** A throw-away server in a new folder below the system's temporary folder, fast and not crash-safe; `stop()` removes it with its data. */
export async function startTestCluster(): Promise<Embedded> {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  // A test process that is killed cannot clean up: npm test removes the clusters whose process is gone.
  writeFileSync(join(dataDir, 'owner.json'), JSON.stringify({ pid: process.pid }));
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  try {
    const embedded = await startEmbedded({ dataDir, durable: false });
    return { ...embedded, stop: () => embedded.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}
