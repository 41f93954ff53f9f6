import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Tx } from '@countersign/database';
import { CountMemory } from './count-memory.js';

const own = { execute: () => Promise.resolve(0) } as unknown as Tx;
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
    { transaction: (work) => work(own) },
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

  it('are answered as kept for an hour, while they are counted anew without the time limit of requests', async () => {
    const begun = now;
    await count(2_000);
    now = begun + 40_001;
    expect((await count(2_000)).value).toBe(1);
    await settled();
    expect(calls.map(({ tx }) => tx)).toEqual([asked, own]);
    expect(await count(2_000)).toMatchObject({ value: 2, at: new Date(begun + 40_001) });
    now += 3_600_001;
    expect((await count(2_000)).value).toBe(3);
  });

  it('are counted each time again once they take less', async () => {
    await count(2_000);
    now += 50_000;
    await count(10);
    await settled();
    expect((await count(10)).value).toBe(3);
    expect((await count(10)).value).toBe(4);
  });

  it('are waited for where somebody else counts them already, and asked for again where they ran into the time limit', async () => {
    let finish: (value: number) => void = () => undefined;
    const slow = memory.count(asked, 'key', new Date(now), () => new Promise<number>((resolve) => (finish = resolve)));
    now += 1_000;
    const joined = count(1);
    finish(7);
    expect([(await slow).value, (await joined).value]).toEqual([7, 7]);
    const limit = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
    const run = (tx: Tx) => (tx === own ? Promise.resolve(8) : Promise.reject(limit));
    expect((await memory.count(asked, 'limited', new Date(now), run)).value).toBe(8);
    await expect(memory.count(asked, 'broken', new Date(now), () => Promise.reject(new Error('gone')))).rejects.toThrow(
      'gone',
    );
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
