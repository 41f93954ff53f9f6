import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What postmaster.pid says of the server that last used a cluster folder. */
export interface PidFile {
  pid: number;
  port: number;
  ready: boolean;
}

/** Reads postmaster.pid (line 1 process id, line 4 port, line 8 status; PostgreSQL's miscinit.h); null when absent or incomplete. */
export function readPidFile(clusterDir: string): PidFile | null {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return null;
  return { pid, port, ready: lines[7]?.trim() === 'ready' };
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * The server now running on the cluster folder, or null. Process ids are reused (often so in containers), so the process must be
 * a PostgreSQL that names this folder; otherwise the file is a dead server's and is removed, since it would block the next start.
 */
export function findRunningServer(clusterDir: string): PidFile | null {
  const found = readPidFile(clusterDir);
  if (found === null) return null;
  const command = commandLine(found.pid);
  if (command.includes('postgres') && command.includes(clusterDir)) return found;
  rmSync(join(clusterDir, 'postmaster.pid'), { force: true });
  return null;
}
