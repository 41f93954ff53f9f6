import { takeLock } from './file-lock.mjs';

/** Runs `act` under the lock file, after waiting (and saying so with `busy(pid)`) for another process that holds it. */
export async function withLock(file, say, busy, act) {
  for (let told = false; ; told = true) {
    const lock = takeLock(file);
    if (lock.held) {
      try {
        return await act();
      } finally {
        lock.release();
      }
    }
    if (!told) say(busy(lock.holder.pid));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
