import { readFileSync } from 'node:fs';

function statFields(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const close = stat.lastIndexOf(')');
  return { name: stat.slice(stat.indexOf('(') + 1, close), parent: Number(stat.slice(close + 2).split(' ')[1]) };
}

/** The processes whose end means that npm was killed: the parent and, when that is npm's shell, npm itself. */
function ancestors() {
  const chain = [{ child: process.pid, parent: process.ppid }];
  try {
    const { name, parent } = statFields(process.ppid);
    if (/^(sh|dash|bash|ash|busybox)$/.test(name)) chain.push({ child: process.ppid, parent });
  } catch {
    // No /proc here: the parent alone is watched.
  }
  return chain;
}

function isIntact({ child, parent }) {
  if (child === process.pid) return process.ppid === parent;
  try {
    return statFields(child).parent === parent;
  } catch {
    return false;
  }
}

/** Calls back once when the npm that runs this script, or whoever opened its IPC channel, dies without a word (kill -9). */
export function whenParentDies(callback) {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    callback();
  };
  if (process.connected) process.once('disconnect', once);
  // Started by hand, a script may outlive its shell (nohup); under npm it must not outlive npm.
  if (process.env.npm_lifecycle_event === undefined) return;
  const chain = ancestors();
  setInterval(() => chain.every(isIntact) || once(), 1000).unref();
}
