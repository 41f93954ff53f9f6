import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstall } from './ensure-install.mjs';
import { pickNode } from './pick-node.mjs';
import { endWith } from './trouble.mjs';
import { whenParentDies } from './watch-parent.mjs';

/** The repository's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

function runIn(node, script) {
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenParentDies(() => child.kill('SIGTERM'));
  child.on('error', endWith);
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}

/**
 * Runs `tools/<script>` on a recent Node.js with all packages there. This part runs on any Node.js from 16 and uses nothing but it.
 */
export async function bootstrap(script) {
  try {
    await ensureInstall(root, (line) => process.stdout.write(`${line}\n`));
    const node = pickNode(root);
    const path = join(root, 'tools', script);
    // What Node has compiled once is kept: every process of the product loads thousands of modules.
    process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compile');
    process.env.PATH = `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`;
    if (node === process.execPath) await import(path);
    else runIn(node, path);
  } catch (error) {
    endWith(error);
  }
}
