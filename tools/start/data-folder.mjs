import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Trouble } from '../setup/trouble.mjs';

const NEEDED_BYTES = 300e6;

function makeWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const elsewhere = join(process.getuid?.() === 0 ? '/var/lib' : homedir(), 'countersign');
    throw new Trouble(
      `The data folder ${folder} cannot be written (${error.code}). Choose another one: COUNTERSIGN_DATA=${elsewhere} npm start`,
    );
  }
}

function checkSpace(folder) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= NEEDED_BYTES) return;
  const free = Math.round((bavail * bsize) / 1e6);
  throw new Trouble(
    `The disk of ${folder} has only ${free} MB left, and the database needs about 300 MB to start. ` +
      'Free some space, or choose a folder elsewhere: COUNTERSIGN_DATA=/path/to/folder npm start',
  );
}

/**
 * The folder for the data, made when absent. `problemOf(folder)` says why the embedded database cannot live there (null: it can); then a folder
 * that the person named is refused, and the default gives way to one below /var/lib, which is said.
 */
export function prepareDataFolder({ dataDir, isDataDirGiven, root }, problemOf, say) {
  let folder = dataDir;
  const problem = problemOf(folder);
  if (problem !== null) {
    if (isDataDirGiven) throw new Trouble(problem);
    folder = join('/var/lib', `countersign-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`);
    const second = problemOf(folder);
    if (second !== null) throw new Trouble(second);
    say(
      `The database server cannot use ${dataDir}, so the data is kept in ${folder}. (COUNTERSIGN_DATA names another place.)`,
    );
  }
  makeWritable(folder);
  checkSpace(folder);
  return folder;
}
