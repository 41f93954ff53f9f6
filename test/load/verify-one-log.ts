import { createPrivateKey } from 'node:crypto';
import { CheckpointReader, logIdentity, TreeReading, verifyLog } from '@countersign/audit';
import { Database } from '@countersign/database';
import { TileFrontier } from '@countersign/tlog';
import { ownPeakMb } from './process-use.ts';

/** Verifies a log in a process of its own and prints how long it took: its memory is that of the verification alone. */
const [databaseUrl = '', what = '', size = '', pem = ''] = process.argv.slice(2);
const identity = logIdentity(createPrivateKey(Buffer.from(pem, 'base64')), 'bench.example.org/log');
const range = 16_384;
const db = await Database.open({ url: databaseUrl, poolSize: 4 });

/** Recomputes the tree from the database: leaves, stored hashes, tiles and the roots of all checkpoints. */
async function readTree(end: number): Promise<void> {
  const tree = new TreeReading(db, new CheckpointReader(db, identity), TileFrontier.resume(0, []));
  const hold = (faults: readonly unknown[]): void => {
    if (faults.length > 0) throw new Error(`The tree does not verify: ${JSON.stringify(faults)}`);
  };
  // As verifyLog does: the stored tiles of one range are compared while the next one is read.
  let tiles: Promise<readonly unknown[]> = Promise.resolve([]);
  for (let first = 0; first < end; first += range) {
    const [faults, read] = await Promise.all([tiles, tree.read(first, Math.min(first + range, end))]);
    hold([...faults, ...read.leaves.values()]);
    tiles = read.tree();
  }
  hold(await tiles);
}

async function verifyAll(): Promise<void> {
  const { ok, faults } = await verifyLog(db, identity);
  if (!ok) throw new Error(`The log does not verify: ${faults.map(({ detail }) => detail.en).join('; ')}`);
}

try {
  const begin = performance.now();
  await (what === 'tree' ? readTree(Number(size)) : verifyAll());
  const seconds = (performance.now() - begin) / 1000;
  process.stdout.write(JSON.stringify({ seconds, rssMb: ownPeakMb() }));
} finally {
  await db.close();
}
