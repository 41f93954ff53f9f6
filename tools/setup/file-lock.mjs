import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { identityOf, isAlive } from './process-identity.mjs';

function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function removeIfPresent(file) {
  try {
    unlinkSync(file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function linkIfAbsent(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes the lock file for this process: answers `{ held: true, release() }`, or `{ held: false, holder: { pid } }` while another
 * process that still lives has it. A dead holder's lock (kill -9) is taken over.
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(identityOf(process.pid)), { mode: 0o644 });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (linkIfAbsent(own, file)) return { held: true, release: () => removeIfPresent(file) };
      const holder = readHolder(file);
      if (holder !== null && isAlive(holder)) return { held: false, holder };
      // Moved aside, not deleted: should a third process have taken the lock in between, its file is put back.
      const aside = `${file}.${process.pid}.dead`;
      try {
        renameSync(file, aside);
      } catch (error) {
        if (error.code === 'ENOENT') continue;
        throw error;
      }
      const moved = readHolder(aside);
      if (moved !== null && isAlive(moved)) linkIfAbsent(aside, file);
      removeIfPresent(aside);
    }
    return { held: false, holder: readHolder(file) || { pid: 0 } };
  } finally {
    removeIfPresent(own);
  }
}
