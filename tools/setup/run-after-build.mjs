import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { whenParentDies } from './watch-parent.mjs';

/** Builds the product, then runs a TypeScript program of this repository with this command's arguments, and ends as it ends. */
export async function runAfterBuild(...path) {
  await build(root, (line) => process.stderr.write(`${line}\n`));
  const program = spawn(process.execPath, [join(root, ...path), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal));
  whenParentDies(() => program.kill('SIGTERM'));
  program.on('exit', (code) => process.exit(code ?? 1));
}
