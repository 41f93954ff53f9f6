import { setTimeout as pause } from 'node:timers/promises';
import { retryDelay } from './retry-delay.js';
import { reasonOf, Unreadable } from './unreadable.js';

const tries = 4;
const patience = 30_000;

/**
 * The body at an address, null where there is none (404). Tries again on network trouble, 429 and 5xx; throws
 * `Unreadable` when that does not help, and when the body is over `most` bytes.
 */
export async function fetchBytes(url: URL, most: number): Promise<Uint8Array | null> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await tryFetch(url, most, attempt === tries - 1);
    if ('bytes' in answer) return answer.bytes;
    await pause(retryDelay(answer.retryAfter, attempt, Date.now(), 5000));
  }
}

type Answer = { bytes: Uint8Array | null } | { retryAfter: string | null };

async function tryFetch(url: URL, most: number, isLast: boolean): Promise<Answer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
    if (response.status === 404) return { bytes: null };
    if (response.ok) return { bytes: await readBody(response, url, most) };
    if (isLast || (response.status !== 429 && response.status < 500)) {
      throw unfetched(url, `status ${response.status}`);
    }
    return { retryAfter: response.headers.get('retry-after') };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    if (isLast) throw unfetched(url, reasonOf(error));
    return { retryAfter: null };
  }
}

async function readBody(response: Response, url: URL, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) throw unfetched(url, `more than ${most} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The error of an address that could not be fetched. */
export function unfetched(url: URL, why: string): Unreadable {
  return new Unreadable({
    en: `${url.href} could not be fetched (${why}). Check the address and that the log is running.`,
    'zh-TW': `無法取得 ${url.href}（${why}）。請確認位址正確且日誌正在運作。`,
  });
}
