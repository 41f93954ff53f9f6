import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';
import { build } from '../setup/build.mjs';
import { endWith } from '../setup/trouble.mjs';
import { whenParentDies } from '../setup/watch-parent.mjs';

async function main() {
  await build(root, (line) => process.stderr.write(`${line}\n`));
  const bench = spawn(process.execPath, [join(root, 'test', 'load', 'bench.ts'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => bench.kill(signal));
  whenParentDies(() => bench.kill('SIGTERM'));
  bench.on('exit', (code) => process.exit(code ?? 1));
}

main().catch(endWith);
