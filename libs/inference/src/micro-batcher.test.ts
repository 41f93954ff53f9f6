import { describe, expect, it } from '@jest/globals';
import type { Limits } from './backend.js';
import { InferenceError } from './inference-error.js';
import { MicroBatcher } from './micro-batcher.js';
import { ManualClock, settle } from './testing/manual-clock.js';

interface Flight {
  items: readonly string[];
  limits: Limits;
  land(answers?: readonly string[]): void;
  crash(error: Error): void;
}

function openBatcher(options: { items?: number; tokens?: number; concurrency?: number; waitMs?: number } = {}) {
  const clock = new ManualClock();
  const flights: Flight[] = [];
  const batcher = new MicroBatcher<string, string>({
    clock,
    limits: { items: options.items ?? 4, tokens: options.tokens },
    concurrency: options.concurrency ?? 1,
    waitMs: options.waitMs ?? 0,
    sizeOf: (item) => item.length,
    run: (items, limits) =>
      new Promise((resolve, reject) => {
        const land = (answers: readonly string[] = items.map((item) => `${item}!`)): void => resolve(answers);
        flights.push({ items, limits, land, crash: reject });
      }),
  });
  const submit = (item: string, signal = new AbortController().signal, deadlineMs = 1_000) =>
    batcher.submit(item, { signal, deadlineMs });
  const flight = (index: number): Flight => {
    const found = flights[index];
    if (!found) throw new Error(`no batch ${index} was run`);
    return found;
  };
  return { clock, batcher, flights, flight, submit };
}

const kindOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof InferenceError ? error.kind : 'another error'),
  );

describe('a micro-batcher', () => {
  it('lets the batch grow while its slot is taken, and gives each its own answer in order', async () => {
    const { flights, flight, submit } = openBatcher();
    const answers = ['a', 'b', 'c', 'd', 'e', 'f'].map((item) => submit(item));
    expect(flights.map(({ items }) => items)).toEqual([['a']]);
    flight(0).land();
    await settle();
    expect(flights.map(({ items }) => items)).toEqual([['a'], ['b', 'c', 'd', 'e']]);
    flight(1).land();
    await settle();
    flight(2).land();
    const got = await Promise.all(answers);
    expect(got.map(({ answer }) => answer)).toEqual(['a!', 'b!', 'c!', 'd!', 'e!', 'f!']);
    expect(got.map(({ batchSize }) => batchSize)).toEqual([1, 4, 4, 4, 4, 1]);
  });

  it('runs as many batches at once as it may, and no more', async () => {
    const { batcher, flights, submit } = openBatcher({ concurrency: 2, items: 1 });
    for (const item of ['a', 'b', 'c']) void submit(item);
    await settle();
    expect(flights).toHaveLength(2);
    expect([batcher.inFlight, batcher.queued]).toEqual([2, 1]);
    flights[1]?.land();
    await settle();
    expect(flights.map(({ items }) => items[0])).toEqual(['a', 'b', 'c']);
  });

  it('waits for company as long as it may, and not when the batch is full', async () => {
    const { clock, flights, submit } = openBatcher({ waitMs: 5, items: 3, concurrency: 2 });
    void submit('a');
    await clock.advance(4);
    void submit('b');
    expect(flights).toHaveLength(0);
    await clock.advance(1);
    expect(flights.map(({ items }) => items)).toEqual([['a', 'b']]);
    for (const item of ['c', 'd', 'e']) void submit(item);
    expect(flights.map(({ items }) => items)).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
  });

  it('puts items of similar length together and keeps within the tokens of a batch', async () => {
    const { flights, flight, submit } = openBatcher({ items: 2, tokens: 20 });
    void submit('first');
    for (const item of ['xx', 'a long one', 'yy', 'another 1!', 'something that alone is too long']) void submit(item);
    for (let index = 0; index < 4; index += 1) {
      flight(index).land();
      await settle();
    }
    expect(flights.map(({ items }) => items)).toEqual([
      ['first'],
      ['xx', 'yy'],
      ['a long one', 'another 1!'],
      ['something that alone is too long'],
    ]);
  });

  it('measures waiting and service apart', async () => {
    const { clock, flight, submit } = openBatcher();
    const [first, second] = [submit('a'), submit('b')];
    await clock.advance(30);
    flight(0).land();
    await settle();
    await clock.advance(12);
    flight(1).land();
    expect(await first).toMatchObject({ queueMs: 0, serviceMs: 30 });
    expect(await second).toMatchObject({ queueMs: 30, serviceMs: 12 });
  });

  it('cancels one item without its neighbours, and the batch when nobody waits any more', async () => {
    const { flight, submit } = openBatcher({ waitMs: 1, items: 2 });
    const [one, other] = [new AbortController(), new AbortController()];
    const [first, second] = [kindOf(submit('a', one.signal)), kindOf(submit('b', other.signal))];
    one.abort();
    expect(await first).toBe('cancelled');
    expect(flight(0).limits.signal.aborted).toBe(false);
    other.abort();
    expect(await second).toBe('cancelled');
    expect(flight(0).limits.signal.aborted).toBe(true);
    expect(flight(0).limits.signal.reason).toMatchObject({ kind: 'cancelled' });
  });

  it('takes a cancelled item out of the line before it is begun', async () => {
    const { flights, flight, submit } = openBatcher();
    const leaving = new AbortController();
    void submit('a');
    const gone = kindOf(submit('b', leaving.signal));
    void submit('c');
    leaving.abort();
    expect(await gone).toBe('cancelled');
    flight(0).land();
    await settle();
    expect(flights.map(({ items }) => items)).toEqual([['a'], ['c']]);
    expect(await kindOf(submit('d', AbortSignal.abort()))).toBe('cancelled');
  });

  it('holds each item to its own deadline, and gives the batch the latest one', async () => {
    const { clock, flight, submit } = openBatcher({ waitMs: 1, items: 2 });
    const { signal } = new AbortController();
    const [hasty, patient] = [kindOf(submit('a', signal, 50)), submit('b', signal, 200)];
    expect(flight(0).limits.deadlineMs).toBe(200);
    await clock.advance(60);
    expect(await hasty).toBe('timed-out');
    expect(flight(0).limits.signal.aborted).toBe(false);
    flight(0).land();
    expect((await patient).answer).toBe('b!');
  });

  it('says of an item whose turn never came that the model had too much to do', async () => {
    const { clock, submit } = openBatcher();
    void submit('a');
    const never = kindOf(submit('b', new AbortController().signal, 20));
    await clock.advance(20);
    expect(await never).toBe('overloaded');
  });

  it('takes no more than may wait', async () => {
    const { submit } = openBatcher({ items: 1 });
    const held = Array.from({ length: 16_385 }, () => kindOf(submit('a')));
    expect(await kindOf(submit('one too many'))).toBe('overloaded');
    expect(held).toHaveLength(16_385);
  });

  it('fails all of a batch that failed, and those for whom no answer came back', async () => {
    const { flight, submit } = openBatcher({ waitMs: 1, items: 2 });
    const broken = [kindOf(submit('a')), kindOf(submit('b'))];
    flight(0).crash(new Error('boom'));
    expect(await Promise.all(broken)).toEqual(['unavailable', 'unavailable']);
    const short = [kindOf(submit('c')), kindOf(submit('d'))];
    flight(1).land(['only one']);
    expect(await Promise.all(short)).toEqual(['answered', 'malformed']);
  });
});
