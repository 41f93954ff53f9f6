import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, startOf } from '../setup/process-identity.mjs';

const SOME_HOURS_MS = 6 * 3_600_000;

function readOwner(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'));
  } catch {
    return null;
  }
}

function isAbandoned(folder) {
  const owner = readOwner(folder);
  // Without a record it may just be starting: leave it alone for some hours.
  if (owner === null) return Date.now() - statSync(folder).mtimeMs > SOME_HOURS_MS;
  return owner.started === undefined ? startOf(owner.pid) === null : !isAlive(owner);
}

function stopServer(folder) {
  let pid;
  try {
    pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) return;
  } catch {
    return;
  }
  // SIGQUIT is PostgreSQL's immediate shutdown.
  process.kill(pid, 'SIGQUIT');
  for (const until = Date.now() + 5000; startOf(pid) !== null && Date.now() < until;) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
}

/** Stops and removes the test clusters of runs that were killed before they could; answers how many. */
export function sweepClusters(parent = tmpdir()) {
  const mine = readdirSync(parent)
    .filter((name) => name.startsWith('countersign-test-'))
    .map((name) => join(parent, name))
    .filter((folder) => statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.())
    .filter(isAbandoned);
  for (const folder of mine) {
    stopServer(folder);
    rmSync(folder, { recursive: true, force: true });
  }
  return mine.length;
}
