import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Model } from '@countersign/policy';
import { writeTinyModel } from '@countersign/testing';
import { openHub, type InferenceHub } from '../hub.js';
import { OnnxSession } from '../onnx/onnx-session.js';
import { modelEntry, modelsDocument, testDevices } from '../testing/model-entries.js';

let folder: string;
let hub: InferenceHub | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onnx-'));
  const words = { rude: [3, 0], kind: [-1, 2], very: [0.5, 0.5] };
  await writeTinyModel(join(folder, 'toxicity'), { words, labels: ['toxic', 'fine'], withTokenTypes: true });
  const verdicts = { yes: [4, 0, 0], no: [0, 0, 4], perhaps: [0, 4, 0] };
  await writeTinyModel(join(folder, 'nli'), { words: verdicts, labels: ['ENTAILMENT', 'NEUTRAL', 'CONTRADICTION'] });
  await writeTinyModel(join(folder, 'embedding'), { words: { one: [3, 0], two: [0, 4] } });
  await writeTinyModel(join(folder, 'rerank'), { words: { good: [2], bad: [-2] }, labels: ['LABEL_0'] });
  await writeTinyModel(join(folder, 'broken'), { words: { odd: [Number.NaN, 0] }, labels: ['toxic', 'fine'] });
});
afterEach(async () => {
  await hub?.close();
  hub = null;
});
afterAll(() => rm(folder, { recursive: true }));

async function open(name: string, task: Model['task'], config: Model['config'] = {}, deviceClass = 'cpu') {
  const batch = { items: 8, waitMs: 20 };
  hub = await openHub({
    models: modelsDocument([modelEntry({ name, task, backend: 'onnx', folder: name, config, batch })]),
    devices: testDevices,
    device: { deviceClass, cards: [] },
    folder,
    env: {},
  });
  return hub;
}
const limits = { signal: new AbortController().signal, deadlineMs: 30_000 };
const softmax = (...logits: number[]): number[] => {
  const powers = logits.map(Math.exp);
  return powers.map((power) => power / powers.reduce((sum, one) => sum + one));
};

describe('an ONNX model', () => {
  it('classifies texts of different lengths in one batch as it does alone', async () => {
    const opened = await open('toxicity', 'toxicity');
    const texts = ['rude', 'very very kind', 'never heard of it', 'Rude! rude'];
    const answers = await Promise.all(texts.map((text) => opened.infer('toxicity', { text }, limits)));
    const expected = [softmax(3, 0), softmax(0, 3), softmax(0, 0), softmax(6, 0)];
    answers.forEach(({ output, record }, index) => {
      expect(output.scores.toxic).toBeCloseTo(expected[index]?.[0] ?? -1, 5);
      expect(record.attempts[0]).toMatchObject({ batchSize: 4, deviceClass: 'cpu', energyFrom: 'estimated' });
    });
    expect(answers.map(({ record }) => record.attempts[0]?.inputTokens)).toEqual([3, 5, 6, 5]);
  });

  it('judges pairs, whatever the case of its labels', async () => {
    const opened = await open('nli', 'entailment');
    const { output } = await opened.infer('entailment', { premise: 'yes yes', hypothesis: 'perhaps' }, limits);
    const [entailment, neutral, contradiction] = softmax(8, 4, 0);
    expect(output.entailment).toBeCloseTo(entailment ?? -1, 5);
    expect(output.neutral).toBeCloseTo(neutral ?? -1, 5);
    expect(output.contradiction).toBeCloseTo(contradiction ?? -1, 5);
  });

  it('makes vectors of the mean of its tokens, without those that only fill up', async () => {
    const opened = await open('embedding', 'embedding', { normalise: false });
    const texts = ['one two', 'one one one one one two'];
    const answers = await Promise.all(texts.map((text) => opened.infer('embedding', { text }, limits)));
    // Two marks begin and end each text; their rows are zero.
    expect(answers[0]?.output.vector.map((value) => value * 4)).toEqual([3, 4]);
    expect(answers[1]?.output.vector.map((value) => Math.round(value * 8 * 1e4) / 1e4)).toEqual([15, 4]);
    await opened.close();
    const unit = await (await open('embedding', 'embedding')).infer('embedding', { text: 'one two' }, limits);
    expect(unit.output.vector.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([0.6, 0.8]);
  });

  it('ranks by one logit', async () => {
    const opened = await open('rerank', 'rerank');
    const [good, bad] = await Promise.all(
      ['good', 'bad'].map((passage) => opened.infer('rerank', { query: 'which', passage }, limits)),
    );
    expect(good?.output.relevance).toBeCloseTo(1 / (1 + Math.exp(-2)), 5);
    expect(bad?.output.relevance).toBeCloseTo(1 / (1 + Math.exp(2)), 5);
  });

  it('refuses what is too long, or cuts the end of the first text when it is told to', async () => {
    const strict = await open('nli', 'entailment', { maxTokens: 8 });
    const long = { premise: 'yes yes yes no no no', hypothesis: 'perhaps' };
    const short = { premise: 'yes', hypothesis: 'no' };
    const [failed, answered] = await Promise.allSettled([
      strict.infer('entailment', long, limits),
      strict.infer('entailment', short, limits),
    ]);
    expect(failed).toMatchObject({
      reason: { kind: 'unsupported', message: expect.stringMatching(/more than 8 tokens/) },
    });
    expect(answered.status).toBe('fulfilled');
    await strict.close();
    const lenient = await open('nli', 'entailment', { maxTokens: 8, truncate: true });
    const { output, record } = await lenient.infer('entailment', long, limits);
    expect(output.entailment).toBeCloseTo(softmax(12, 4, 4)[0] ?? -1, 5);
    expect(record.attempts[0]?.call?.request).toMatchObject({ truncated: true });
    expect(record.attempts[0]?.inputTokens).toBe(8);
  });

  it('is not believed when it computes what is no number', async () => {
    const opened = await open('broken', 'toxicity');
    await expect(opened.infer('toxicity', { text: 'odd' }, limits)).rejects.toMatchObject({ kind: 'malformed' });
  });

  it('is loaded again when its thread died, and fails what was under way', async () => {
    const settings = { folder: join(folder, 'toxicity'), file: 'model.onnx', cuda: false, threads: 1, maxTokens: 64 };
    const session = new OnnxSession({ ...settings, truncate: false, padId: 0 });
    await session.open();
    const under = session.run(Array.from({ length: 2_000 }, () => ['rude '.repeat(50)]));
    const first = await session['thread'];
    await Promise.all([expect(under).rejects.toMatchObject({ kind: 'unavailable' }), first?.worker.terminate()]);
    expect((await session.run([['rude']])).dims).toEqual([1, 2]);
    expect((await session['thread'])?.worker).not.toBe(first?.worker);
    await session.close();
    await expect(session.run([['rude']])).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('goes on with the processor where CUDA is missing, and says so', async () => {
    const opened = await open('toxicity', 'toxicity', {}, 'cuda:A100');
    expect(opened.state()).toMatchObject([
      { deviceClass: 'cpu', notices: [{ en: expect.stringMatching(/on the processor.*docs\/operating\.md/) }] },
    ]);
    const { record } = await opened.infer('toxicity', { text: 'rude' }, limits);
    expect(record.attempts[0]).toMatchObject({ outcome: 'answered', deviceClass: 'cpu' });
    await opened.close();
    expect((await open('toxicity', 'toxicity', { device: 'cpu' }, 'cuda:A100')).state()[0]?.notices).toEqual([]);
  });

  it('is refused at the start when its files are not what they should be', async () => {
    await writeTinyModel(join(folder, 'bad'), { words: { a: [1] }, labels: ['LABEL_0'] });
    await writeFile(join(folder, 'bad', 'model.onnx'), 'this is no model');
    await expect(open('bad', 'rerank')).rejects.toThrow(/model "bad": .*model\.onnx/);
    await rm(join(folder, 'bad', 'tokenizer.json'));
    await expect(open('bad', 'rerank')).rejects.toThrow(/tokenizer\.json is missing or no JSON: put it there/);
    await rm(join(folder, 'bad', 'config.json'));
    await expect(open('bad', 'rerank')).rejects.toThrow(/config\.json cannot be read.*put the model's files/);
  });
});
