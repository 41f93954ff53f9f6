import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { run } from './own-processes.mjs';
import { Trouble } from './trouble.mjs';
import { withLock } from './with-lock.mjs';

const SOURCES = ['apps', 'libs', 'migrations'];
const SETTINGS = ['package.json', 'package-lock.json', '.swcrc', 'nx.json', 'tsconfig.base.json'];

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/** A digest of names, sizes and times of all that is built: equal means that there is nothing to build. */
export function sourceFingerprint(root) {
  const hash = createHash('sha256');
  const folders = SOURCES.map((name) => join(root, name)).filter((path) => existsSync(path));
  const files = [...folders.flatMap((folder) => [...filesBelow(folder)]), ...SETTINGS.map((name) => join(root, name))];
  for (const file of files.sort()) {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat !== undefined) hash.update(`${file}\0${stat.size}\0${stat.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function builtFolders(root) {
  return SOURCES.flatMap((name) => {
    const folder = join(root, name);
    if (!existsSync(folder)) return [];
    const packages = existsSync(join(folder, 'package.json'))
      ? [folder]
      : readdirSync(folder).map((child) => join(folder, child));
    return packages.filter((path) => existsSync(join(path, 'package.json')) && hasBuild(path));
  });
}

function hasBuild(path) {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).scripts?.build !== undefined;
}

async function runNx(root) {
  const nx = join(root, 'node_modules', '.bin', 'nx');
  const env = {
    ...process.env,
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    FORCE_COLOR: '0',
    NO_COLOR: '1',
  };
  const args = [nx, 'run-many', '-t', 'build', '--outputStyle=static'];
  const { code, output } = await run(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (code !== 0) throw new Trouble(explainBuild(stripVTControlCharacters(output)));
}

/** What to do about a failed build: nx's words from the first failing task on. */
export function explainBuild(output) {
  if (/ENOSPC|no space left/i.test(output))
    return 'Building failed because the disk is full. Free some space and start again.';
  const lines = output.trim().split('\n');
  const first = lines.findIndex((line) => /^\s*(✖|×)|error/i.test(line));
  return `Building failed (npm run build shows all of it):\n${lines.slice(Math.max(0, first), first + 40).join('\n')}`;
}

/** Builds every workspace, or nothing when no source has changed since the last build; answers whether it had to build. */
export async function build(root, say) {
  const stamp = join(root, '.cache', 'build-stamp');
  const isBuilt = (print) =>
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === print &&
    builtFolders(root).every((path) => existsSync(join(path, 'dist')));
  if (isBuilt(sourceFingerprint(root))) return false;
  const busy = (pid) => `Process ${pid} is building; waiting for it …`;
  return withLock(join(root, '.cache', 'build.lock'), say, busy, async () => {
    const print = sourceFingerprint(root);
    if (isBuilt(print)) return false;
    await runNx(root);
    writeFileSync(stamp, print);
    return true;
  });
}
