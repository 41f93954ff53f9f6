import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { waitReady } from './wait-ready.mjs';

const never = new Promise(() => undefined);
const quiet = () => new AbortController().signal;
const nobody = 'http://127.0.0.1:9/api/ready';
let server;
afterEach(() => server?.close());

describe('waitReady', () => {
  it('waits until the address answers with success', async () => {
    let isReady = false;
    server = createServer((_, response) => response.writeHead(isReady ? 200 : 503).end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${server.address().port}/api/ready`;
    const waiting = waitReady({ url, told: never, limitMs: 10_000, log: 'l', signal: quiet() });
    const first = await Promise.race([waiting.then(() => 'ready'), delay(400).then(() => 'waiting')]);
    expect(first).toBe('waiting');
    isReady = true;
    await waiting;
  });

  it('believes the API itself', async () => {
    const began = Date.now();
    await waitReady({ url: nobody, told: delay(50), limitMs: 10_000, log: 'l', signal: quiet() });
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('names address and log when the time is over', async () => {
    const waiting = waitReady({ url: nobody, told: never, limitMs: 300, log: '/data/api.log', signal: quiet() });
    await expect(waiting).rejects.toThrow(/0\.3 s.*api\/ready.*\/data\/api\.log/);
  });

  it('ends when the launcher stops', async () => {
    const stopping = new AbortController();
    const waiting = waitReady({ url: nobody, told: never, limitMs: 60_000, log: 'l', signal: stopping.signal });
    stopping.abort(new Error('stopping'));
    await expect(waiting).rejects.toThrow('stopping');
  });
});
