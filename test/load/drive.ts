import { Pool } from 'undici';

/** What a load did: requests a second, and how long each took. */
export interface Driven {
  count: number;
  perSecond: number;
  p50: number;
  p99: number;
}

export interface Call {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Load {
  url: string;
  connections: number;
  /** Ends the load; or it ends when `next` has no more calls. */
  seconds: number;
  /** The next call of this connection, null when there is none left. */
  next(connection: number): Call | null;
  expected: number;
  /** Sees each answer; the text is read either way, as a client would. */
  answered?(text: string, connection: number): void;
}

const json = { 'content-type': 'application/json' };
const at = (sorted: Float64Array, share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;

/** Sends requests on a fixed number of connections, each waiting for its answer before the next; any other status ends the benchmark. */
export async function drive({ url, connections, seconds, next, expected, answered }: Load): Promise<Driven> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const times: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const work = async (connection: number): Promise<void> => {
    while (performance.now() < end) {
      const call = next(connection);
      if (!call) return;
      const start = performance.now();
      const { statusCode, body } = await pool.request({ ...call, headers: { ...json, ...call.headers } });
      const text = await body.text();
      times.push(performance.now() - start);
      if (statusCode !== expected) throw new Error(`${call.method} ${call.path} answered ${statusCode}: ${text}`);
      answered?.(text, connection);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, (_, connection) => work(connection)));
  } finally {
    await pool.destroy();
  }
  const elapsed = (performance.now() - begin) / 1000;
  const sorted = Float64Array.from(times).sort();
  return { count: times.length, perSecond: times.length / elapsed, p50: at(sorted, 0.5), p99: at(sorted, 0.99) };
}
