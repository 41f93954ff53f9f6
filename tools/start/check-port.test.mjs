import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { checkPort } from './check-port.mjs';

let server;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

describe('checkPort', () => {
  it('names the taken port and one that is free', async () => {
    const { port } = server.address();
    const error = await checkPort('127.0.0.1', port).catch((reason) => reason);
    expect(error.message).toContain(`Port ${port} on 127.0.0.1 is taken`);
    const proposed = Number(/PORT=(\d+) npm start/.exec(error.message)[1]);
    expect(await checkPort('127.0.0.1', proposed)).toBe(proposed);
  });

  it('finds a free port for 0', async () => {
    expect(await checkPort('127.0.0.1', 0)).toBeGreaterThan(0);
  });

  it('says what HOST may be when the address is not this machine’s', async () => {
    await expect(checkPort('192.0.2.1', 0)).rejects.toThrow(/HOST=192\.0\.2\.1.*HOST=127\.0\.0\.1/);
  });
});
