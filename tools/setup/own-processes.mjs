import { spawn } from 'node:child_process';

const groups = new Set();

/** Starts a program in a process group of its own and remembers the group until the program has ended. */
export function startProcess(file, args, options) {
  const child = spawn(file, args, { ...options, detached: true });
  if (child.pid !== undefined) groups.add(child.pid);
  child.once('exit', () => groups.delete(child.pid));
  return child;
}

/** Kills the group of a program that was started here, whatever it left running. */
export function killGroup(pid, signal = 'SIGKILL') {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Kills every group that still runs. */
export function killAll() {
  for (const pid of groups) killGroup(pid);
}

/** Runs a program to its end; answers its exit code and what it wrote to the pipes among its `stdio`. */
export function run(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = startProcess(file, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options });
    let output = '';
    for (const pipe of [child.stdout, child.stderr]) pipe?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
