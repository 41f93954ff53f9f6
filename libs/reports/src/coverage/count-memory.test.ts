import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Tx } from '@countersign/database';
import { CountMemory } from './count-memory.js';

const own = {} as Tx;
const asked = {} as Tx;
let now = 0;
let failures: unknown[] = [];
let memory: CountMemory;
let calls: { tx: Tx; at: number }[] = [];

beforeEach(() => {
  now = 1_000_000;
  failures = [];
  calls = [];
  memory = new CountMemory(
    { read: (work) => work(own) },
    (error) => failures.push(error),
    () => now,
  );
});

/** Counting that takes so many milliseconds and answers how often it was done. */
const taking = (milliseconds: number) => (tx: Tx, at: Date) => {
  calls.push({ tx, at: at.getTime() });
  now += milliseconds;
  return Promise.resolve(calls.length);
};
const count = (milliseconds: number, key = 'key') => memory.count(asked, key, new Date(now), taking(milliseconds));
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('counts over many records', () => {
  it('are counted each time while that takes less than a second', async () => {
    expect((await count(999)).value).toBe(1);
    expect((await count(999)).value).toBe(2);
    expect(calls.map(({ tx }) => tx)).toEqual([asked, asked]);
  });

  it('are kept for twenty times as long as they took, each under its key, with the moment up to which', async () => {
    const begun = now;
    expect(await count(2_000)).toMatchObject({ value: 1, at: new Date(begun) });
    now = begun + 40_000;
    expect(await count(2_000)).toMatchObject({ value: 1, at: new Date(begun) });
    expect((await count(2_000, 'other')).value).toBe(2);
  });

  it('are answered as kept for an hour, while they are counted anew on another connection; what is older is counted by who asks', async () => {
    const begun = now;
    await count(2_000);
    now = begun + 40_001;
    expect((await count(2_000)).value).toBe(1);
    await settled();
    expect(calls.map(({ tx }) => tx)).toEqual([asked, own]);
    expect(await count(2_000)).toMatchObject({ value: 2, at: new Date(begun + 40_001) });
    now = begun + 40_001 + 3_600_001;
    expect((await count(2_000)).value).toBe(3);
    expect(calls.map(({ tx }) => tx)).toEqual([asked, own, asked]);
  });

  it('up to a moment that has passed are kept from when they were counted', async () => {
    const past = new Date(now - 86_400_000);
    const month = () => memory.count(asked, 'month', past, taking(2_000));
    expect(await month()).toMatchObject({ value: 1, at: past });
    expect(await month()).toMatchObject({ value: 1, at: past });
  });

  it('are counted each time again once they take less', async () => {
    await count(2_000);
    now += 50_000;
    await count(10);
    await settled();
    expect((await count(10)).value).toBe(3);
    expect((await count(10)).value).toBe(4);
  });

  it('are waited for where somebody else counts them already, and counted by who waited where that failed', async () => {
    let finish: (value: number) => void = () => undefined;
    const slow = memory.count(asked, 'key', new Date(now), () => new Promise<number>((resolve) => (finish = resolve)));
    now += 1_000;
    const joined = count(1);
    finish(7);
    expect([(await slow).value, (await joined).value]).toEqual([7, 7]);
    let fail: (error: Error) => void = () => undefined;
    const failing = memory.count(asked, 'broken', new Date(now), () => new Promise((_, reject) => (fail = reject)));
    now += 1_000;
    const waiting = count(1, 'broken');
    fail(new Error('gone'));
    await expect(failing).rejects.toThrow('gone');
    expect((await waiting).value).toBe(1);
  });

  it('that cannot be counted anew are told, and tried again by the next who asks', async () => {
    await count(2_000);
    now += 50_000;
    const failing = () => Promise.reject(new Error('gone'));
    expect((await memory.count(asked, 'key', new Date(now), failing)).value).toBe(1);
    await settled();
    expect(failures).toEqual([new Error('gone')]);
    expect((await count(2_000)).value).toBe(1);
    await settled();
    expect((await count(2_000)).value).toBe(2);
  });
});
