import { createServer } from 'node:net';

/** A TCP port of the given address that nobody listens on at this moment; the caller must be ready to lose a race for it. */
export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error(`No TCP port is free on ${host}.`)),
      );
    });
  });
}
