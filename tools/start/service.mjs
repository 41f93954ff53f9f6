import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { killGroup } from '../setup/own-processes.mjs';
import { lastLines, openLog } from './log-file.mjs';

const PRELOAD = fileURLToPath(new URL('exit-with-parent.mjs', import.meta.url));
const CRASHES = 3;
const WITHIN_MS = 30_000;
const GRACE_MS = 10_000;

/** How long to wait before the next start after `crashes` recent ones, in milliseconds. */
export function backOff(crashes) {
  return Math.min(10_000, 500 * 2 ** (crashes - 1));
}

/**
 * A Node.js program that is kept running: `start()`, `stop()`, `pid()`. It is started again when it ends by itself; three ends within
 * 30 s are too many, and `onGiveUp(reason)` is called with its last lines. `onStart()` follows every start, `onMessage` every IPC message.
 */
export function createService({ name, script, env, cwd, log, say, onStart, onMessage, onGiveUp }) {
  let child = null;
  let isWanted = false;
  let crashes = [];
  let pause = null;

  function start() {
    isWanted = true;
    const output = openLog(log);
    child = spawn(process.execPath, ['--enable-source-maps', '--import', PRELOAD, script], {
      cwd,
      env,
      // Own group: Ctrl-C reaches the launcher alone, which stops the services in order.
      detached: true,
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    child.on('message', (message) => onMessage?.(message));
    child.once('exit', (code, signal) => ended(signal ?? `exit code ${code}`));
    onStart?.();
  }

  function ended(how) {
    killGroup(child.pid);
    child = null;
    if (!isWanted) return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < WITHIN_MS), now];
    if (crashes.length >= CRASHES) {
      isWanted = false;
      onGiveUp(
        `${name} ended ${CRASHES} times within ${WITHIN_MS / 1000} s. Its last lines (${log}):\n${lastLines(log, 20)}`,
      );
      return;
    }
    const wait = backOff(crashes.length);
    say(`${name} ended (${how}); starting it again in ${wait / 1000} s. Its log: ${log}`);
    pause = setTimeout(start, wait);
  }

  async function stop() {
    isWanted = false;
    clearTimeout(pause);
    if (child === null) return;
    const { pid } = child;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const force = setTimeout(() => {
      say(`${name} did not stop within ${GRACE_MS / 1000} s and was killed.`);
      killGroup(pid);
    }, GRACE_MS);
    await gone;
    clearTimeout(force);
  }

  return { start, stop, pid: () => child?.pid ?? null };
}
