import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** Fields of /proc/<pid>/stat after the name: [1] is the parent, [11] and [12] are user and system ticks. */
function statOf(pid: string | number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? null;
  } catch {
    return null;
  }
}

/** CPU seconds of a process and all its descendants so far, those that ended and were waited for included; 0 where there is no /proc. */
export function cpuSeconds(root: number): number {
  const stats = new Map<string, string[]>();
  try {
    for (const pid of readdirSync('/proc')) {
      const stat = /^\d+$/.test(pid) ? statOf(pid) : null;
      if (stat) stats.set(pid, stat);
    }
  } catch {
    return 0;
  }
  const below = (pid: string): number => {
    const stat = stats.get(pid) ?? [];
    const own = [11, 12, 13, 14].reduce((sum, field) => sum + Number(stat[field] ?? 0), 0);
    const children = [...stats].filter(([, other]) => other[1] === pid);
    return children.reduce((sum, [child]) => sum + below(child), own);
  };
  return below(String(root)) / ticksPerSecond;
}

/** Memory that a process holds now, in MB; 0 where there is no /proc. */
export function residentMb(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * 4096) / 1_048_576;
  } catch {
    return 0;
  }
}

/**
 * The most memory that this process has held, in MB; 0 where there is no /proc. `maxRSS` of `resourceUsage` will not do: a
 * process that was started begins with what its parent held.
 */
export function ownPeakMb(): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
