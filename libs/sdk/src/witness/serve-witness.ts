import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Witness } from './witness.js';

/** The largest request that is read: a checkpoint with many signatures and 63 hashes takes far less. */
const mostBody = 128 * 1024;

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // Read on a little, so that who sends too much gets an answer and not a broken connection.
    if (size > 8 * mostBody) return null;
    if (size <= mostBody) chunks.push(chunk as Buffer);
  }
  if (size > mostBody) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return '';
  }
}

async function answer(witness: Witness, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body);
  };
  const text = 'text/plain; charset=utf-8';
  if (path.endsWith('/add-checkpoint')) {
    if (request.method !== 'POST') return send(405, text, 'POST\n');
    const body = await readBody(request);
    if (body === null) return send(413, text, `at most ${mostBody} bytes\n`);
    const reply = await witness.add(body);
    return send(reply.status, reply.type, reply.body);
  }
  const [, hash] = /\/([0-9a-f]{64})\/checkpoint$/.exec(path) ?? [];
  const note = hash === undefined || request.method !== 'GET' ? null : witness.latest(hash);
  return note === null ? send(404, text, 'not found\n') : send(200, text, note);
}

/** Serves a witness over HTTP; settled when it listens. `onError` hears of requests that failed on our side. */
export async function serveWitness(
  witness: Witness,
  { port, host, onError }: { port: number; host: string; onError: (error: unknown) => void },
): Promise<Server> {
  const server = createServer((request, response) => {
    answer(witness, request, response).catch((error: unknown) => {
      onError(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.requestTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
