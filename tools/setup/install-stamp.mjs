import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stampFile = (root) => join(root, 'node_modules', '.countersign-stamp');

function readOrNull(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function lockDigest(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Remembers that node_modules holds what package-lock.json asks for. */
export function writeStamp(root) {
  writeFileSync(stampFile(root), lockDigest(root));
}

/** npm's own record of what it installed, compared entry by entry with the lock: an install by hand needs no second one. */
function matchesHiddenLock(root) {
  const hidden = readOrNull(join(root, 'node_modules', '.package-lock.json'));
  if (hidden === null) return false;
  const installed = JSON.parse(hidden).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const same = (path) => wanted[path] !== undefined && wanted[path].version === installed[path].version;
  const needed = (path) => path.startsWith('node_modules/') && !wanted[path].optional && !wanted[path].peer;
  return (
    Object.keys(installed).every((path) => same(path)) &&
    Object.keys(wanted).every((path) => !needed(path) || installed[path] !== undefined)
  );
}

/** Whether node_modules holds what package-lock.json asks for. */
export function isInstalled(root) {
  if (readOrNull(stampFile(root)) === lockDigest(root)) return true;
  if (!matchesHiddenLock(root)) return false;
  writeStamp(root);
  return true;
}
