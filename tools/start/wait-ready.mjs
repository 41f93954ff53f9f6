import { setTimeout as delay } from 'node:timers/promises';
import { Trouble } from '../setup/trouble.mjs';

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Resolves when the API said so over IPC (`told`, a promise) or answers its readiness address; rejects after `limitMs`. */
export async function waitReady({ url, told, limitMs, log, signal }) {
  let isTold = false;
  told.then(() => (isTold = true));
  for (const until = Date.now() + limitMs; Date.now() < until;) {
    signal.throwIfAborted();
    if (isTold || (await answers(url))) return;
    await Promise.race([told, delay(250)]);
  }
  throw new Trouble(`The API did not become ready within ${limitMs / 1000} s (${url}). Its log: ${log}`);
}
