import { spawn } from 'node:child_process';
import type { ServerAccount } from './server-account.js';

/** How a program ended: its exit code (null after a signal) and all it wrote, unless its output was not kept. */
export interface Ended {
  code: number | null;
  output: string;
}

/**
 * Runs a program as the account, in the root folder and with a bare environment (no PG* variable of the caller leaks in).
 * Rejects only when it cannot be started. `keepOutput: false` is needed where a daemon would inherit the pipes.
 */
export function runProgram(
  file: string,
  args: readonly string[],
  account: ServerAccount | null,
  { keepOutput = true } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
      cwd: '/',
      env: { PATH: '/usr/bin:/bin' },
      // Own process group: a Ctrl-C in the terminal must not interrupt a start or stop half-way.
      detached: true,
      stdio: keepOutput ? ['ignore', 'pipe', 'pipe'] : 'ignore',
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
