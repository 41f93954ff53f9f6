import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

function startFromProc(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The program's name may hold spaces and brackets: the fields begin after the last one (proc(5): 3 is state, 22 the start time).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? null : fields[19];
}

/** When a process started, as text that only compares equal for the same process; null when there is none (zombies count as none). */
export function startOf(pid) {
  try {
    if (process.platform === 'linux') return startFromProc(pid);
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], options).trim() || null;
  } catch {
    return null;
  }
}

/** `{ pid, started }` of a process: tells it from a later one with the same id. */
export function identityOf(pid) {
  return { pid, started: startOf(pid) };
}

/** Whether the process with that identity still runs. */
export function isAlive(identity) {
  return identity.started !== null && startOf(identity.pid) === identity.started;
}
