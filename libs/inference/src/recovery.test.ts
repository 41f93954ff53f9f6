import { afterEach, expect, it } from '@jest/globals';
import { InferenceServer, SimulatedGpu } from '@countersign/testing';
import { openHub } from './hub.js';
import { modelEntry, modelsDocument, testDevices } from './testing/model-entries.js';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((item) => item.close()));
});
const toClose = <T extends { close(): Promise<void> }>(item: T): T => {
  closing.push(item);
  return item;
};

const limits = { signal: new AbortController().signal, deadlineMs: 30_000 };
const question = { premise: 'It rains', hypothesis: 'It rains' };

/** A server first, and a glass box when it is gone. */
async function openChain(address: string, concurrency = 4) {
  const gpu = modelEntry({
    name: 'gpu',
    task: 'entailment',
    backend: 'tei',
    address,
    device: 'cuda:A100',
    config: { verifyRevision: false },
    concurrency,
    batch: { items: 16, waitMs: 2 },
  });
  const box = modelEntry({ name: 'box', task: 'entailment' });
  return toClose(
    await openHub({
      models: modelsDocument([gpu, box]),
      devices: testDevices,
      glassBoxes: { box: () => ({ entailment: 0, neutral: 1, contradiction: 0 }) },
      device: { deviceClass: 'cpu', cards: [] },
      folder: '/',
      env: {},
    }),
  );
}

it('degrades when its server is lost, says so, and uses it again when it is back', async () => {
  const server = await InferenceServer.start({ flavour: 'tei' });
  const { port } = server;
  const hub = await openChain(server.address);
  const ask = async () => (await hub.infer('entailment', question, limits)).record;
  const first = await ask();
  expect(first.attempts).toMatchObject([{ model: 'gpu', deviceClass: 'cuda:A100', outcome: 'answered' }]);
  expect(first.attempts[0]?.costEur).toBeGreaterThan(0);
  await server.close();
  const degraded = await ask();
  expect(degraded.model).toBe('box');
  expect(degraded.attempts.map(({ outcome }) => outcome)).toEqual([
    'unavailable',
    'unavailable',
    'unavailable',
    'answered',
  ]);
  for (let times = 0; times < 3; times += 1) await ask();
  expect(hub.state()).toMatchObject([
    { name: 'gpu', breaker: 'open', lastError: { kind: 'unavailable' } },
    { name: 'box' },
  ]);
  toClose(await InferenceServer.start({ flavour: 'tei' }, port));
  while ((await ask()).model !== 'gpu') await new Promise((resolve) => setTimeout(resolve, 100));
  expect(hub.state()[0]).toMatchObject({ breaker: 'closed' });
});

it('gathers what concurrent jobs ask into batches of similar questions', async () => {
  const gpu = new SimulatedGpu({ fixedMs: 20, itemMs: 0.1, maxBatch: 16 });
  const server = toClose(await InferenceServer.start({ flavour: 'tei', gpu }));
  const hub = await openChain(server.address, 1);
  const jobs = Array.from({ length: 64 }, () => hub.infer('entailment', question, limits));
  const answers = await Promise.all(jobs);
  expect(answers.every(({ output }) => output.entailment === 0.9)).toBe(true);
  // Four full batches, and at most one more for those that came first.
  expect(server.seen.length).toBeLessThanOrEqual(5);
});
