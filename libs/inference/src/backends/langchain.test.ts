import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { InferenceServer } from '@countersign/testing';
import { openHub } from '../hub.js';
import { modelEntry, modelsDocument, testDevices } from '../testing/model-entries.js';

const before = { ...process.env };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  process.env = { ...before };
  await Promise.all(closing.splice(0).map((close) => close()));
});

it('tells nobody but its server what it asks, also where the environment asks for tracing', async () => {
  let strangers = 0;
  const elsewhere = createServer((_, response) => {
    strangers += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => elsewhere.close(resolve)));
  const { port } = elsewhere.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  Object.assign(process.env, {
    LANGSMITH_TRACING: 'true',
    LANGCHAIN_TRACING_V2: 'true',
    LANGSMITH_ENDPOINT: address,
    LANGCHAIN_ENDPOINT: address,
    LANGSMITH_GATEWAY: address,
    LANGSMITH_API_KEY: 'key',
    OPENAI_BASE_URL: address,
    OPENAI_API_KEY: 'a key that is not for this server',
  });
  const server = await InferenceServer.start();
  closing.push(() => server.close());
  const judge = modelEntry({
    task: 'judge',
    backend: 'langchain',
    address: server.address,
    config: { model: 'judge' },
  });
  const hub = await openHub({
    models: modelsDocument([judge]),
    devices: testDevices,
    device: { deviceClass: 'cpu', cards: [] },
    folder: '/',
    env: {},
  });
  const schema = {
    type: 'object',
    properties: { ok: { type: 'boolean' } },
    required: ['ok'],
    additionalProperties: false,
  };
  const { output } = await hub.infer(
    'judge',
    { instruction: 'Is it?', data: { text: 'x' }, schema },
    { signal: new AbortController().signal, deadlineMs: 30_000 },
  );
  expect(output.answer).toEqual({ ok: true });
  // The tracer of LangChain sends in the background, in batches.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await hub.close();
  expect(server.seen.map(({ authorization }) => authorization)).toEqual(['Bearer none']);
  expect(strangers).toBe(0);
});
