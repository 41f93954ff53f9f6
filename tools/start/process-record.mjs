import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { identityOf, isAlive } from '../setup/process-identity.mjs';

const GRACE_MS = 8000;

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function readRecord(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}

/** Writes down which processes run, so that a later start can tell and stop them should this one be killed. */
export function recordProcesses(file, pids) {
  writeFileSync(`${file}.new`, JSON.stringify(pids.map(identityOf)));
  renameSync(`${file}.new`, file);
}

/** Stops the recorded processes that still run, and only those: a reused process id is left alone. Answers how many there were. */
export async function stopRecorded(file) {
  const left = readRecord(file).filter(isAlive);
  for (const { pid } of left) signal(pid, 'SIGTERM');
  for (const until = Date.now() + GRACE_MS; left.some(isAlive) && Date.now() < until;) await delay(50);
  for (const { pid } of left.filter(isAlive)) signal(pid, 'SIGKILL');
  return left.length;
}
