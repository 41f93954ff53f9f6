import { afterEach, describe, expect, it } from '@jest/globals';
import type { Model } from '@countersign/policy';
import { InferenceServer, teiRevision } from '@countersign/testing';
import { z } from 'zod';
import { openHub, type InferenceHub } from '../hub.js';
import { modelEntry, modelsDocument, testDevices } from '../testing/model-entries.js';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((item) => item.close()));
});

async function open(
  flavour: 'tei' | 'openai',
  changes: Partial<Model>,
): Promise<{ server: InferenceServer; hub: InferenceHub }> {
  const server = await InferenceServer.start({ flavour });
  closing.push(server);
  const entry = modelEntry({
    backend: flavour,
    address: server.address,
    revision: teiRevision,
    batch: { items: 16, waitMs: 20 },
    ...changes,
  });
  const hub = await openHub({
    models: modelsDocument([entry]),
    devices: testDevices,
    device: { deviceClass: 'cpu', cards: [] },
    folder: '/',
    env: { KEY: 'secret' },
  });
  closing.push(hub);
  return { server, hub };
}
const limits = { signal: new AbortController().signal, deadlineMs: 30_000 };

describe('a batch', () => {
  it('of passages is one call a query, and each passage has its own relevance', async () => {
    const { server, hub } = await open('tei', { task: 'rerank' });
    const questions = [
      { query: 'rain', passage: 'dry' },
      { query: 'sun', passage: 'the sun' },
      { query: 'rain', passage: 'it may rain' },
    ];
    const answers = await Promise.all(questions.map((question) => hub.infer('rerank', question, limits)));
    expect(answers.map(({ output }) => output.relevance)).toEqual([0.05, 0.95, 0.95]);
    expect(server.seen.map(({ body }) => body.texts)).toEqual([['dry', 'it may rain'], ['the sun']]);
  });

  it('of texts gives each its own vector, in whatever order the server answers, and its part of the tokens', async () => {
    const { server, hub } = await open('openai', { task: 'embedding', config: { model: 'm', dimensions: 8 } });
    const texts = ['h', 'ii', 'jjjjj'];
    const answers = await Promise.all(texts.map((text) => hub.infer('embedding', { text }, limits)));
    expect(server.seen.map(({ body }) => body.input)).toEqual([texts]);
    expect(answers.map(({ output }) => output.vector.indexOf(Math.max(...output.vector)))).toEqual([0, 1, 2]);
    const tokens = answers.map(({ record }) => record.attempts[0]?.inputTokens);
    expect(tokens.every((count) => typeof count === 'number')).toBe(true);
    expect(answers.map(({ record }) => record.attempts[0]?.batchSize)).toEqual([3, 3, 3]);
  });
});

describe('a model of a server', () => {
  it('is not used when the server runs another revision', async () => {
    const { server, hub } = await open('tei', { task: 'toxicity', revision: 'another' });
    const asked = hub.infer('toxicity', { text: 'x' }, limits);
    await expect(asked).rejects.toMatchObject({
      kind: 'unsupported',
      message: expect.stringMatching(/models\.yaml says another/),
    });
    expect(server.seen).toEqual([]);
  });

  it('is refused at the start without its key, and with the key itself in the place of its name', async () => {
    const config = { model: 'm', apiKeyVariable: 'NOT_THERE' };
    await expect(open('openai', { task: 'judge', config })).rejects.toThrow(/NOT_THERE holds no key: set it/);
    const written = { model: 'm', apiKeyVariable: 'sk-1234' };
    await expect(open('openai', { task: 'judge', config: written })).rejects.toThrow(/never the key itself/);
  });

  it('is asked as its config says, with the schema of zod that a judge’s caller gave, and images are shown by their size', async () => {
    const config = { model: 'm', apiKeyVariable: 'KEY', temperature: null, extra: { top_p: 1 } };
    const { server, hub } = await open('openai', { task: 'judge', config });
    const schema = z.strictObject({ verdict: z.enum(['yes', 'no']) });
    const { output } = await hub.infer('judge', { instruction: 'Is it?', data: {}, schema }, limits);
    expect(output.answer).toEqual({ verdict: 'yes' });
    expect(server.seen[0]?.body).toMatchObject({ seed: 1, top_p: 1, max_tokens: 1024, logprobs: true });
    expect(server.seen[0]?.body).not.toHaveProperty('temperature');
    const vision = await open('openai', { task: 'vision', config: { model: 'm' } });
    const image = { bytes: new Uint8Array(1000), mediaType: 'image/png' as const };
    const { record } = await vision.hub.infer('vision', { image, instruction: 'What is it?' }, limits);
    expect(JSON.stringify(record)).toContain('image/png, 1000 bytes');
    expect(JSON.stringify(record).length).toBeLessThan(2_000);
    expect(JSON.stringify(vision.server.seen[0]?.body)).toContain('data:image/png;base64,AAAA');
  });
});
