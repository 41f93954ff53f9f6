import { createServer } from 'node:net';
import { Trouble } from '../setup/trouble.mjs';

function tryListen(host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address.port));
    });
  });
}

async function nextFree(host, taken) {
  for (let port = taken + 1; port < Math.min(taken + 100, 65536); port += 1) {
    try {
      return await tryListen(host, port);
    } catch {
      // Taken as well.
    }
  }
  return tryListen(host, 0);
}

/** Makes sure that the address can be listened on and answers its port (a free one for 0); else throws a Trouble with a way out. */
export async function checkPort(host, port) {
  try {
    return await tryListen(host, port);
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      const free = await nextFree(host, port);
      throw new Trouble(
        `Port ${port} on ${host} is taken by another program. Stop it, or use another port: PORT=${free} npm start`,
      );
    }
    if (error.code === 'EACCES') {
      throw new Trouble(`This user may not listen on port ${port}. Use one above 1023: PORT=3000 npm start`);
    }
    throw new Trouble(
      `Cannot listen on HOST=${host}: ${error.message}. Use HOST=127.0.0.1, or HOST=0.0.0.0 for all addresses.`,
    );
  }
}
