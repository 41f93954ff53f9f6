import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { signatureFault, type S3Keys } from './verify-signature.js';

/** How the server answers one request; each is something that object stores and the networks before them do. */
export type S3Behaviour =
  /** After 50 ms. */
  | 'slow'
  /** 503 SlowDown. */
  | 'busy'
  /** 500 InternalError. */
  | 'failing'
  /** The connection is reset before anything is answered. */
  | 'reset'
  /** 200 whose body stops before its announced length. */
  | 'truncated'
  /** Nothing at all. */
  | 'hanging'
  /** 301 to another region. */
  | 'elsewhere';

/** A server of S3's protocol for tests: one bucket in memory, every signature and every hash of content checked. */
export interface S3Server {
  settings: S3Keys & { endpoint: string; bucket: string };
  objects: Map<string, Buffer>;
  /** `METHOD key` of every request that was let in, in order. */
  asked: string[];
  /** How the next requests are answered, one each; then as they should be. */
  next: S3Behaviour[];
  close(): Promise<void>;
}

const statuses: Readonly<Record<string, number>> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  XAmzContentSHA256Mismatch: 400,
  AuthorizationHeaderMalformed: 400,
  MethodNotAllowed: 405,
  SlowDown: 503,
  InternalError: 500,
  PermanentRedirect: 301,
};

function refuse(answer: ServerResponse, code: string, headOnly: boolean): void {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`;
  answer.writeHead(statuses[code] ?? 403, { 'content-type': 'application/xml' }).end(headOnly ? undefined : body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Plays the fault out; false where the request is to be answered after all. */
async function misbehave(
  behaviour: S3Behaviour | undefined,
  request: IncomingMessage,
  answer: ServerResponse,
): Promise<boolean> {
  const headOnly = request.method === 'HEAD';
  switch (behaviour) {
    case 'busy':
      refuse(answer, 'SlowDown', headOnly);
      return true;
    case 'failing':
      refuse(answer, 'InternalError', headOnly);
      return true;
    case 'elsewhere':
      refuse(answer, 'PermanentRedirect', headOnly);
      return true;
    case 'reset':
      request.socket.destroy();
      return true;
    case 'hanging':
      return true;
    case 'truncated':
      answer.writeHead(200, { 'content-length': '1000' });
      answer.write('half');
      await delay(20);
      request.socket.destroy();
      return true;
    case 'slow':
      await delay(50);
      return false;
    case undefined:
      return false;
  }
}

/** Opens a server on a free port of loopback. */
export async function openS3Server(bucket = 'images'): Promise<S3Server> {
  const keys: S3Keys = { accessKeyId: 'AKIATEST', secretAccessKey: 'test/secret+key', region: 'eu-test-1' };
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  const next: S3Behaviour[] = [];
  const serve = async (request: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const [path = ''] = (request.url ?? '').split('?');
    const [, name, ...rest] = path.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    const headOnly = request.method === 'HEAD';
    const body = await bodyOf(request);
    if (await misbehave(next.shift(), request, answer)) return;
    const fault = signatureFault(request, keys, Date.now());
    if (fault) return refuse(answer, fault, headOnly);
    if (name !== bucket) return refuse(answer, 'NoSuchBucket', headOnly);
    if (createHash('sha256').update(body).digest('hex') !== request.headers['x-amz-content-sha256']) {
      return refuse(answer, 'XAmzContentSHA256Mismatch', headOnly);
    }
    asked.push(`${request.method} ${key}`);
    const stored = objects.get(key);
    if (request.method === 'PUT') {
      objects.set(key, body);
      answer.writeHead(200).end();
    } else if (request.method === 'DELETE') {
      objects.delete(key);
      answer.writeHead(204).end();
    } else if (key === '') answer.writeHead(200).end('<ListBucketResult></ListBucketResult>');
    else if (!stored) refuse(answer, 'NoSuchKey', headOnly);
    else answer.writeHead(200, { 'content-length': String(stored.length) }).end(headOnly ? undefined : stored);
  };
  const server = createServer((request, answer) => {
    serve(request, answer).catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings: { ...keys, endpoint, bucket },
    objects,
    asked,
    next,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
