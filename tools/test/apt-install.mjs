import { existsSync } from 'node:fs';
import { run } from '../setup/own-processes.mjs';

/** Installs Debian packages where that is possible (root, apt-get); answers whether it worked. */
export async function aptInstall(packages, say) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  say(`Installing ${packages.join(', ')} with apt-get …`);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  const install = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
  if ((await install()).code === 0) return true;
  await run('apt-get', ['update', '-qq'], options);
  return (await install()).code === 0;
}
