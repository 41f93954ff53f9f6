import { describe, expect, it } from '@jest/globals';
import type { Model } from '@countersign/policy';
import type { GlassBox } from './backend.js';
import { openHub } from './hub.js';
import { InferenceError, type FailureKind } from './inference-error.js';
import type { InferOptions } from './model-chains.js';
import { NoAnswerError } from './no-answer-error.js';
import { ManualClock, settle } from './testing/manual-clock.js';
import { modelEntry, modelsDocument, testDevices } from './testing/model-entries.js';

const fine = { scores: { toxic: 0.25 } };
const fail = (kind: FailureKind, retryAfterMs?: number) => (): never => {
  throw new InferenceError(kind, `It was ${kind}.`, { retryAfterMs });
};

/** A hub of glass boxes that are asked in the order in which they are given. */
async function hubOf(boxes: Record<string, GlassBox>, changes: Partial<Model> = {}) {
  const clock = new ManualClock();
  const hub = await openHub({
    models: modelsDocument(Object.keys(boxes).map((name) => modelEntry({ name, ...changes }))),
    devices: testDevices,
    glassBoxes: boxes,
    device: { deviceClass: 'cpu', cards: [] },
    folder: '/',
    env: {},
    clock,
    random: () => 0.5,
  });
  const ask = (options: Partial<InferOptions> = {}) =>
    hub.infer('toxicity', { text: 'Hello' }, { signal: new AbortController().signal, deadlineMs: 10_000, ...options });
  const stateOf = (name: string) => hub.state().find((model) => model.name === name);
  return { clock, hub, ask, stateOf };
}

async function failureOf(promise: Promise<unknown>): Promise<NoAnswerError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof NoAnswerError) return error;
    throw error;
  }
  throw new Error('it was answered');
}

describe('the hub', () => {
  it('answers, and tells what it cost and what was said', async () => {
    const { clock, ask, stateOf } = await hubOf({
      box: () => new Promise((resolve) => clock.after(1_000, () => resolve(fine))),
    });
    const asked = ask();
    await clock.advance(1_000);
    const { output, record } = await asked;
    expect(output).toEqual(fine);
    expect(record).toMatchObject({ task: 'toxicity', model: 'box' });
    expect(record.attempts).toEqual([
      {
        model: 'box',
        revision: '1',
        backend: 'glass-box',
        deviceClass: 'cpu',
        outcome: 'answered',
        message: null,
        queueMs: 0,
        serviceMs: 1_000,
        batchSize: 1,
        inputTokens: null,
        outputTokens: null,
        costEur: 0.001,
        wattHours: 0.01,
        energyFrom: 'estimated',
        call: { request: { text: 'Hello' }, answer: fine },
      },
    ]);
    expect(stateOf('box')).toMatchObject({ breaker: 'closed', answered: 1, failed: 0, inFlight: 0, lastError: null });
  });

  it('moves on along the chain and notes every try', async () => {
    const { clock, ask } = await hubOf({
      first: fail('unavailable'),
      second: fail('refused'),
      third: () => ({ scores: { toxic: 7 } }),
      last: () => fine,
    });
    const asked = ask();
    await clock.advance(5_000);
    const { record } = await asked;
    expect(record.attempts.map(({ model, outcome }) => `${model} ${outcome}`)).toEqual([
      'first unavailable',
      'first unavailable',
      'first unavailable',
      'second refused',
      'third malformed',
      'third malformed',
      'last answered',
    ]);
    expect(record.attempts[4]?.message).toMatch(/scores\.toxic.*look whether the model is made for the task/);
  });

  it('gives a model that hangs half of the time, so that the next one still has some', async () => {
    const { clock, ask, stateOf } = await hubOf({ hangs: () => new Promise(() => undefined), answers: () => fine });
    const asked = ask({ deadlineMs: 1_000 });
    await clock.advance(500);
    const { record } = await asked;
    expect(record.attempts.map(({ model, outcome }) => [model, outcome])).toEqual([
      ['hangs', 'timed-out'],
      ['answers', 'answered'],
    ]);
    expect(stateOf('hangs')).toMatchObject({ inFlight: 0, failed: 1, lastError: { kind: 'timed-out' } });
  });

  it('says of each model why there is no answer', async () => {
    const { ask } = await hubOf({ first: fail('unauthorised'), second: fail('refused') });
    const error = await failureOf(ask());
    expect(error.kind).toBe('refused');
    expect(error.message).toMatch(/first \(unauthorised\): It was.*second \(refused\): It was/);
    expect(error.record).toMatchObject({ model: null, attempts: [{ model: 'first' }, { model: 'second' }] });
  });

  it('leaves a model that fails again and again alone, and uses it again when it is back', async () => {
    let isDown = true;
    const { clock, ask, stateOf } = await hubOf({
      shaky: () => (isDown ? fail('timed-out')() : fine),
      stands: () => fine,
    });
    for (let times = 0; times < 5; times += 1) await ask();
    expect(stateOf('shaky')?.breaker).toBe('open');
    const { record } = await ask();
    expect(record.attempts.map(({ outcome }) => outcome)).toEqual(['resting', 'answered']);
    isDown = false;
    await clock.advance(2_000);
    expect(stateOf('shaky')?.breaker).toBe('half-open');
    expect((await ask()).record.model).toBe('shaky');
    expect(stateOf('shaky')?.breaker).toBe('closed');
    expect((await ask()).record.attempts).toHaveLength(1);
  });

  it('does what Retry-After asks, for all questions at once', async () => {
    let calls = 0;
    const { clock, ask } = await hubOf({
      busy: () => {
        calls += 1;
        return calls === 1 ? fail('overloaded', 700)() : fine;
      },
    });
    const asked = [ask(), ask()];
    await clock.advance(699);
    expect(calls).toBeLessThanOrEqual(2);
    await clock.advance(500);
    const [first] = await Promise.all(asked);
    expect(first?.record.attempts.map(({ outcome }) => outcome)).toEqual(['overloaded', 'answered']);
  });

  it('stops when the question is withdrawn, also between tries', async () => {
    const { clock, ask } = await hubOf({ down: fail('unavailable'), other: () => fine });
    const leaving = new AbortController();
    const failed = failureOf(ask({ signal: leaving.signal }));
    await settle();
    leaving.abort();
    await clock.advance(1);
    expect(await failed).toMatchObject({ kind: 'cancelled', record: { attempts: [{ model: 'down' }] } });
    expect((await failureOf(ask({ signal: AbortSignal.abort() }))).kind).toBe('cancelled');
  });

  it('asks other models when it is told to, and refuses what nobody is named for', async () => {
    const { hub, ask } = await hubOf({ first: () => fine, second: () => fine });
    expect((await ask({ chain: ['second'] })).record.model).toBe('second');
    await expect(ask({ chain: ['nobody'] })).rejects.toMatchObject({ kind: 'unsupported' });
    const limits = { signal: new AbortController().signal, deadlineMs: 100 };
    const error = await failureOf(hub.infer('embedding', { text: 'x' }, limits));
    expect([error.kind, error.message]).toEqual([
      'unsupported',
      expect.stringMatching(/give it a chain in models\.yaml/),
    ]);
    expect([hub.answers('toxicity'), hub.answers('embedding')]).toEqual([true, false]);
  });

  it('passes over models that are not made for the language', async () => {
    const clock = new ManualClock();
    const list = [
      modelEntry({ name: 'english', languages: ['en'] }),
      modelEntry({ name: 'traditional', languages: ['zh-Hant'] }),
      modelEntry({ name: 'chinese', languages: ['zh'] }),
    ];
    const hub = await openHub({
      models: modelsDocument(list),
      devices: testDevices,
      folder: '/',
      env: {},
      clock,
      device: { deviceClass: 'cpu', cards: [] },
      glassBoxes: { english: () => fine, traditional: () => fine, chinese: () => fine },
    });
    const asked = async (language?: string): Promise<string | null> => {
      const limits = { signal: new AbortController().signal, deadlineMs: 50, ...(language ? { language } : {}) };
      return (await hub.infer('toxicity', { text: 'x' }, limits)).record.model;
    };
    expect(await Promise.all(['en-GB', 'EN', 'zh-Hant-TW', 'zh-TW', 'zh-hans', 'zh'].map(asked))).toEqual([
      'english',
      'english',
      'traditional',
      'traditional',
      'chinese',
      'chinese',
    ]);
    expect(await asked()).toBe('english');
    await expect(asked('de')).rejects.toMatchObject({ kind: 'unsupported' });
  });

  it('holds a judge to the schema of its question', async () => {
    const clock = new ManualClock();
    const judge = modelEntry({ task: 'judge', name: 'judge' });
    let answer: unknown = { verdict: 'maybe' };
    const hub = await openHub({
      models: modelsDocument([judge]),
      devices: testDevices,
      folder: '/',
      env: {},
      clock,
      device: { deviceClass: 'cpu', cards: [] },
      glassBoxes: { judge: () => ({ answer, certainty: null }) },
    });
    const schema = {
      type: 'object',
      properties: { verdict: { type: 'string', enum: ['yes', 'no'] } },
      required: ['verdict'],
      additionalProperties: false,
    };
    const ask = () =>
      hub.infer(
        'judge',
        { instruction: 'Judge.', data: {}, schema },
        { signal: new AbortController().signal, deadlineMs: 50 },
      );
    const failed = failureOf(ask());
    await clock.advance(50);
    expect((await failed).kind).toBe('malformed');
    answer = { verdict: 'no' };
    expect((await ask()).output.answer).toEqual({ verdict: 'no' });
  });
});
