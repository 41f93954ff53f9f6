import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backends, InferenceError, openHub, type GlassBox } from '@countersign/inference';
import { loadPolicy } from '@countersign/policy';
import { behaviours, InferenceServer, writeTinyModel, type Behaviour } from '@countersign/testing';
import { backendCases, expectedOf, type BackendCase } from './backend-cases.js';
import { askBackend, type Asked } from './ask-backend.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const cases = [...backends.keys()].flatMap((name) => backendCases(name).map((item) => [item] as const));
const served = cases.filter(([{ flavour }]) => flavour !== null);

describe('the backends', () => {
  it('all have cases here, for every task that they do', () => {
    for (const [name, { tasks }] of backends) {
      const tried = new Set(backendCases(name).map(({ task }) => task));
      // A glass box does whatever it was given.
      if (name !== 'glass-box') expect([...tried].toSorted()).toEqual([...tasks].toSorted());
      expect(tried.size).toBeGreaterThan(0);
    }
  });
});

describe('the models of the policies', () => {
  it('can be opened: their files are those that were approved', async () => {
    const { models, devices } = await loadPolicy(at('../../policies'));
    const named = models.models.filter(({ backend, task }) => backend === 'glass-box' && task !== null);
    const hub = await openHub({
      models,
      devices,
      glassBoxes: Object.fromEntries(named.map(({ name }) => [name, () => null])),
      device: { deviceClass: 'cpu', cards: [] },
      folder: at('../..'),
      env: {},
    });
    expect(hub.state().map(({ name }) => name)).toEqual(named.map(({ name }) => name));
    await hub.close();
  });
});

describe.each(served)('%s', (item) => {
  let server: InferenceServer;
  beforeAll(async () => {
    server = await InferenceServer.start({ flavour: item.flavour ?? 'openai' });
  });
  afterAll(() => server.close());

  const ask = (behaviour: Behaviour): Promise<Asked> => {
    server.behaviour = behaviour;
    server.seen.length = 0;
    // Nothing is lost by not waiting for one that will never answer.
    const timeoutSeconds = expectedOf(item, behaviour) === 'timed-out' ? 0.3 : 10;
    return askBackend(item, { address: server.address, timeoutSeconds });
  };

  it.each(behaviours.filter((behaviour) => expectedOf(item, behaviour) === 'answered'))(
    'answers when the server is %s, with the key, and tells what was said',
    async (behaviour) => {
      const { output, first } = await ask(behaviour);
      expect(first).toMatchObject({ outcome: 'answered', message: null, backend: item.backend });
      expect(output).toEqual(item.output);
      expect(server.seen.map(({ authorization }) => authorization)).toEqual(['Bearer secret-key']);
      expect(first.call?.request).toBeTruthy();
      expect(first.call?.answer).toBeTruthy();
      expect(JSON.stringify(first)).not.toContain('secret-key');
    },
  );

  it.each(behaviours.filter((behaviour) => expectedOf(item, behaviour) !== 'answered'))(
    'fails by its kind when the server is %s, says what to do, and the next model answers',
    async (behaviour) => {
      const { first, answeredBy } = await ask(behaviour);
      expect(first.outcome).toBe(expectedOf(item, behaviour));
      expect(first.message).toMatch(/.{20,}/);
      expect(first.message).not.toContain('secret-key');
      expect(answeredBy).toBe('fallback');
    },
  );

  it('fails as unavailable when nothing listens there', async () => {
    const closed = await InferenceServer.start({ flavour: item.flavour ?? 'openai' });
    const { address } = closed;
    await closed.close();
    expect((await askBackend(item, { address })).first.outcome).toBe('unavailable');
  });

  it('is withdrawn while the server computes', async () => {
    server.behaviour = 'hanging';
    const leaving = new AbortController();
    const asked = askBackend(item, { address: server.address }, leaving.signal);
    while (server.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    leaving.abort();
    await expect(asked).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

describe('a glass box', () => {
  const [item] = backendCases('glass-box');
  const outcomes: [string, GlassBox, string][] = [
    ['answers', () => item?.output, 'answered'],
    ['throws', () => Promise.reject(new Error('boom')), 'unavailable'],
    ['declines', () => Promise.reject(new InferenceError('refused', 'I had rather not say anything.')), 'refused'],
    ['lies', () => ({ scores: { toxic: 2 } }), 'malformed'],
    ['says NaN', () => ({ scores: { toxic: Number.NaN } }), 'malformed'],
    ['says nothing', () => undefined, 'malformed'],
    ['hangs', () => new Promise(() => undefined), 'timed-out'],
  ];
  it.each(outcomes)('that %s', async (_, box, outcome) => {
    const { first } = await askBackend(item as BackendCase, { box, timeoutSeconds: 0.3 });
    expect(first.outcome).toBe(outcome);
  });
});

describe('an ONNX model', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onnx-'));
    const words = { hello: [1, 0, 0], strange: [Number.NaN, 0, 0] };
    await writeTinyModel(join(folder, 'three'), { words, labels: ['entailment', 'neutral', 'contradiction'] });
    await writeTinyModel(join(folder, 'two'), { words: { hello: [1, 0] }, labels: ['stereotype', 'unrelated'] });
    await writeTinyModel(join(folder, 'one'), { words: { hello: [1] }, labels: ['LABEL_0'] });
    await writeTinyModel(join(folder, 'vectors'), { words: { hello: [3, 4] } });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(cases.filter(([{ backend }]) => backend === 'onnx'))('%s answers, or fails by its kind', async (its) => {
    const { output, first } = await askBackend(its, { folder: join(folder, String(its.folder)) });
    expect(first.outcome).toBe(its.outcome ?? 'answered');
    if (first.outcome === 'answered') expect(output).toEqual(its.output);
  });
});
