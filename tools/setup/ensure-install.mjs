import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { isInstalled, writeStamp } from './install-stamp.mjs';
import { Trouble } from './trouble.mjs';
import { withLock } from './with-lock.mjs';

const NEEDED_BYTES = 1.6e9;

/** What to do about a failed `npm ci`, read from what npm said. */
export function explainNpm(output, root) {
  const tail = output.trim().split('\n').slice(-12).join('\n');
  const says = (text) => `${text}\n\nnpm said:\n${tail}`;
  if (/ENOSPC|no space left/i.test(output)) {
    return says(
      `The disk is full: installing needs about 1.6 GB for ${join(root, 'node_modules')}. Free some space and start again.`,
    );
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i.test(output)) {
    return says(
      'npm cannot reach its registry: check the network, or name a mirror or proxy (npm config set registry|proxy …), and start again.',
    );
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return says(`npm may not write to ${root}: run this as the user who owns the folder.`);
  }
  return says(`npm ci failed in ${root}. Mend what it says below and start again.`);
}

function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) return [process.execPath, [script]];
  return ['npm', []];
}

function checkDisk(root) {
  if (!fs.statfsSync) return;
  const { bavail, bsize } = fs.statfsSync(root);
  if (bavail * bsize >= NEEDED_BYTES) return;
  const free = (bavail * bsize * 1e-9).toFixed(1);
  throw new Trouble(
    `Installing needs about 1.6 GB in ${root}, and only ${free} GB is free there. Free some space and start again.`,
  );
}

function runNpmCi(root) {
  const [file, before] = npmCommand();
  // Said outright, since NODE_ENV=production or an npm setting would leave out what building needs.
  const args = [...before, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (data) => (output = (output + data).slice(-20000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) =>
      reject(
        new Trouble(
          error.code === 'ENOENT' ? 'npm was not found: install Node.js with npm, then start again.' : String(error),
        ),
      ),
    );
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Trouble(explainNpm(output, root)))));
  });
}

async function install(root, say) {
  checkDisk(root);
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  say('Installing packages with npm ci; the first time takes one to three minutes …');
  const ticking = setInterval(() => say(`  … still installing (${seconds()} s)`), 15000);
  try {
    await runNpmCi(root);
  } finally {
    clearInterval(ticking);
  }
  writeStamp(root);
  say(`Packages installed in ${seconds()} s.`);
}

/** Runs `npm ci` unless node_modules already holds what package-lock.json asks for; waits when another process is at it. */
export async function ensureInstall(root, say) {
  if (isInstalled(root)) return;
  const busy = (pid) => `Process ${pid} is installing the packages; waiting for it …`;
  try {
    await withLock(join(root, '.cache', 'install.lock'), say, busy, async () => {
      if (!isInstalled(root)) await install(root, say);
    });
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
    throw new Trouble(
      `The packages must be installed and ${root} cannot be written: run this as the user who owns that folder.`,
    );
  }
}
