import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { workerActor } from '@countersign/access';
import {
  beginKeyRotation,
  endKeyRotation,
  keepOrigin,
  loadSigningKey,
  nextKeyFile,
  openLogIdentity,
} from '@countersign/audit';
import { Database } from '@countersign/database';
import { readConfig } from './config.js';

const print = (outcome: Record<string, unknown>): void => void process.stdout.write(`${JSON.stringify(outcome)}\n`);

/** `rotate-log-key.js begin` or `end`: changes the key of the log, with a time in between in which both sign. */
const config = readConfig();
const [act] = process.argv.slice(2);
if (act !== 'begin' && act !== 'end') {
  process.stderr.write('Say begin or end: node apps/worker/dist/rotate-log-key.js begin\n');
  process.exit(2);
}
const places = { folder: config.keysFolder, origin: config.logOrigin, key: config.logKey, next: config.logKeyNext };
const db = await Database.open({ url: config.databaseUrl, applicationName: 'countersign-rotate-log-key' });
try {
  const before = openLogIdentity(places);
  if (act === 'begin') {
    keepOrigin(places, before);
    if (places.next === undefined) loadSigningKey(places.folder, 'log-next');
    const identity = openLogIdentity(places);
    await db.transaction((tx) => beginKeyRotation(tx, workerActor, identity));
    print({ origin: identity.origin, key: identity.vkey, next: identity.next?.vkey });
  } else {
    await db.transaction((tx) => endKeyRotation(tx, workerActor, before));
    const isOurs = places.key === undefined && places.next === undefined;
    // The rename destroys the old private key, in one step with putting the new one in its place.
    if (isOurs) renameSync(nextKeyFile(places.folder), join(places.folder, 'log.pem'));
    const todo = isOurs ? null : 'Set COUNTERSIGN_LOG_KEY to the next key, and remove COUNTERSIGN_LOG_KEY_NEXT.';
    print({ origin: before.origin, retired: before.vkey, key: before.next?.vkey, todo });
  }
} finally {
  await db.close();
}
