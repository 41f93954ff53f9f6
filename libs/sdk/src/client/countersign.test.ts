import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { text } from 'node:stream/consumers';
import { Countersign, type SubmissionDraft } from './countersign.js';

const id = '01a20c5c-9a4b-72e1-8b77-ae5cd65244d1';
const view = (state: string) => ({
  id,
  version: 1,
  state,
  system: 'answers',
  modality: 'text',
  title: 'A title',
  contentDigest: `sha256:${'0'.repeat(64)}`,
  checks: [],
  risk: null,
  route: null,
  approvals: null,
  queue: { position: null, dueAt: null },
  supersedes: null,
  supersededBy: null,
  entry: { id, leafHash: 'ff' },
  createdAt: '2026-11-24T07:02:05.128Z',
  decidedAt: null,
  stoppedSince: null,
  links: { self: 's', wait: 'w', revisions: 'r', receipt: null, contestations: 'c' },
});
const draft: SubmissionDraft = {
  system: 'answers',
  modality: 'text',
  title: 'A title',
  content: { text: 'x' },
  generator: { provider: 'p', model: 'm' },
};
const problem = { type: 't', title: 't', status: 422, detail: 'Mend it.', code: 'invalid-body', traceId: 'x' };

let answers: { status: number; body: unknown; retryAfter?: string }[] = [];
let asked: { method: string; url: string; key: string | undefined; authorization: string | undefined; body: string }[] =
  [];
let client: Countersign;
const server = createServer((request: IncomingMessage, response) => {
  void text(request).then((body) => {
    const { method = '', url = '', headers } = request;
    asked.push({
      method,
      url,
      key: headers['idempotency-key']?.toString(),
      authorization: headers.authorization,
      body,
    });
    const answer = answers.shift();
    if (!answer || answer.status === 0) return void request.socket.destroy();
    response.writeHead(answer.status, answer.retryAfter === undefined ? {} : { 'retry-after': answer.retryAfter });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  });
});

beforeEach(async () => {
  [answers, asked] = [[], []];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  const port = typeof place === 'object' ? place?.port : 0;
  client = new Countersign({ baseUrl: `http://127.0.0.1:${port}`, apiKey: 'cs_test' });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('Countersign', () => {
  it('tries again under the same key while the server is busy, or the line breaks', async () => {
    answers = [
      { status: 503, body: problem, retryAfter: '0' },
      { status: 0, body: '' },
      { status: 429, body: problem, retryAfter: '0' },
      { status: 201, body: view('checking') },
    ];
    expect(await client.submit(draft)).toMatchObject({ id, state: 'checking' });
    expect(asked).toHaveLength(4);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/api/v1/submissions', authorization: 'Bearer cs_test' });
    expect(asked[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(asked[3]?.body ?? '')).toEqual(draft);
  });

  it('makes a new key for each output, and keeps a given one', async () => {
    answers = Array.from({ length: 3 }, () => ({ status: 201, body: view('checking') }));
    await client.submit(draft);
    await client.submit(draft);
    await client.revise(id, draft, { idempotencyKey: 'mine' });
    expect(new Set(asked.map(({ key }) => key)).size).toBe(3);
    expect(asked[2]).toMatchObject({ key: 'mine', url: `/api/v1/submissions/${id}/revisions` });
  });

  it('does not hand in a batch twice when the line breaks', async () => {
    await expect(client.submitBatch([draft])).rejects.toThrow('fetch failed');
    expect(asked).toHaveLength(1);
  });

  it('answers each item of a batch', async () => {
    const results = [
      { status: 201, submission: view('checking') },
      { status: 422, problem },
    ];
    answers = [{ status: 200, body: { results } }];
    const [first, second] = await client.submitBatch([draft, draft]);
    expect(first).toMatchObject({ status: 201, submission: { id }, problem: null });
    expect(second).toEqual({ status: 422, submission: null, problem });
  });

  it('throws refusals with their code, at once', async () => {
    answers = [{ status: 422, body: problem }];
    await expect(client.submit(draft)).rejects.toMatchObject({
      status: 422,
      code: 'invalid-body',
      message: 'Mend it.',
    });
    expect(asked).toHaveLength(1);
  });

  it('waits until the decision is there, and gives up in time', async () => {
    answers = [
      { status: 202, body: view('checking') },
      { status: 200, body: view('approved') },
    ];
    expect((await client.waitForDecision(id)).state).toBe('approved');
    expect(asked.map(({ url }) => url)).toEqual(Array(2).fill(`/api/v1/submissions/${id}/wait?timeout=30`));
    answers = [{ status: 202, body: view('checking') }];
    await expect(client.waitForDecision(id, { timeout: 0 })).rejects.toMatchObject({ code: 'timeout' });
  });

  it('does not come back with an approved output while its AI system is stopped', async () => {
    answers = [{ status: 200, body: { ...view('approved'), stoppedSince: '2026-11-24T10:00:00.000Z' } }];
    await expect(client.waitForDecision(id, { timeout: 0 })).rejects.toMatchObject({
      status: 409,
      code: 'system-stopped',
    });
  });

  it('gets, withdraws and fetches receipts; reads fields of a newer server, but no other thing', async () => {
    answers = [
      { status: 200, body: { ...view('approved'), added: 1 } },
      { status: 200, body: view('withdrawn') },
      { status: 200, body: 'a.b.c\n' },
      { status: 200, body: { id } },
    ];
    expect((await client.get(id)).state).toBe('approved');
    expect((await client.withdraw(id)).state).toBe('withdrawn');
    expect(await client.receipt(id)).toBe('a.b.c');
    await expect(client.get(id)).rejects.toMatchObject({ code: 'unexpected-answer' });
  });
});
