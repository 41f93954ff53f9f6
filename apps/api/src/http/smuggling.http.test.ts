import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
let port: number;
beforeAll(async () => {
  test = await openTestApp();
  await test.app.listen(0, '127.0.0.1');
  ({ port } = test.app.getHttpServer().address() as AddressInfo);
});
afterAll(() => test.close());

/** Statuses of all that is answered to these very bytes, until the server hangs up. */
async function statusesOf(bytes: string): Promise<number[]> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  await once(socket, 'connect');
  socket.write(bytes);
  await once(socket, 'close');
  return [
    ...Buffer.concat(chunks)
      .toString('latin1')
      .matchAll(/HTTP\/1\.1 (\d{3})/g),
  ].map(([, status]) => Number(status));
}

const post = (headers: string[], body: string): string =>
  ['POST /api/v1/session HTTP/1.1', 'Host: countersign', 'Content-Type: application/json', ...headers, '', body].join(
    '\r\n',
  );
const hidden = 'GET /api/v1/session/offer HTTP/1.1\r\nHost: countersign\r\nConnection: close\r\n\r\n';

describe('a request of which two readers could think differently where it ends', () => {
  it('is told from two that follow one another', async () => {
    expect(await statusesOf(post(['Content-Length: 2'], '{}') + hidden)).toEqual([422, 200]);
  });

  it.each([
    ['both lengths', post(['Content-Length: 6', 'Transfer-Encoding: chunked'], `0\r\n\r\n${hidden}`)],
    [
      'both lengths, the other way round',
      post(['Transfer-Encoding: chunked', 'Content-Length: 6'], `0\r\n\r\n${hidden}`),
    ],
    ['two lengths', post(['Content-Length: 2', 'Content-Length: 60'], `{}${hidden}`)],
    ['a list of lengths', post(['Content-Length: 2, 60'], `{}${hidden}`)],
    ['a length with a sign', post(['Content-Length: +2'], `{}${hidden}`)],
    ['a length that is no number', post(['Content-Length: 0x2'], `{}${hidden}`)],
    ['a coding after chunked', post(['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${hidden}`)],
    ['a coding that is like chunked', post(['Transfer-Encoding: xchunked'], `0\r\n\r\n${hidden}`)],
    ['a space before the colon', post(['Content-Length : 2'], `{}${hidden}`)],
    ['a header that goes on in the next line', post(['X-Folded: one\r\n two', 'Content-Length: 2'], `{}${hidden}`)],
    ['a line that ends in a carriage return alone', post(['X-Ends: one\rContent-Length: 2'], `{}${hidden}`)],
    ['a size of a chunk that is no number', post(['Transfer-Encoding: chunked'], `2;\r{}\r\n0\r\n\r\n${hidden}`)],
    ['lines that end in a line feed alone', hidden.replaceAll('\r\n', '\n') + hidden],
  ])('is refused with %s, and nothing that comes after it is answered', async (_, bytes) => {
    expect(await statusesOf(bytes)).toEqual([400]);
  });
});
