import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from './trouble.mjs';

/** Whether a version such as "v24.21.0" is 24.7 or newer. */
export function isRecent(version) {
  const [major, minor] = version.replace('v', '').split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 7);
}

/** The Node.js to run the product with: this one when recent, else the one that npm installed; throws a Trouble when there is neither. */
export function pickNode(root, current = { version: process.version, path: process.execPath }) {
  if (isRecent(current.version)) return current.path;
  const installed = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(installed)) {
    const { status, stdout } = spawnSync(installed, ['--version'], { encoding: 'utf8' });
    if (status === 0 && isRecent(stdout.trim())) return installed;
  }
  throw new Trouble(
    `Countersign runs on Node.js 24.7 or newer; this is ${current.version}, and npm has no Node.js 24 for ${process.platform}-${process.arch} ` +
      'that works here. Install Node.js 24 from https://nodejs.org and start again.',
  );
}
