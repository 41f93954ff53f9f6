import { describe, expect, it, jest } from '@jest/globals';
import { BriefCache } from './brief-cache.js';

/** A cache over look-ups that it counts; `known` may change while the test runs. */
function counting(known: Map<string, string | Error>) {
  let count = 0;
  const cache = new BriefCache<string | null>(async (credential) => {
    count += 1;
    const found = known.get(credential) ?? null;
    if (found instanceof Error) throw found;
    return found;
  });
  return { cache, count: () => count };
}

describe('BriefCache', () => {
  it('looks a credential up once a second, however many ask', async () => {
    const { cache, count } = counting(new Map([['a', 'Rita']]));
    const found = await Promise.all([0, 1, 500, 1000].map((now) => cache.find('a', now)));
    expect([found, count()]).toEqual([['Rita', 'Rita', 'Rita', 'Rita'], 1]);
    expect([await cache.find('a', 1001), count()]).toEqual(['Rita', 2]);
  });

  it('holds what is not known, too, and forgets all when told', async () => {
    const known = new Map<string, string>();
    const { cache, count } = counting(known);
    expect([await cache.find('b', 0), await cache.find('b', 1), count()]).toEqual([null, null, 1]);
    known.set('b', 'Bo');
    cache.forget();
    expect(await cache.find('b', 2)).toBe('Bo');
  });

  it('holds for as long and as many as it is told to', async () => {
    let count = 0;
    const cache = new BriefCache(() => Promise.resolve((count += 1)), { freshMs: 60_000, mostHeld: 2 });
    expect([await cache.find('a', 0), await cache.find('a', 60_000), await cache.find('a', 60_001)]).toEqual([1, 1, 2]);
    for (const key of ['b', 'c', 'a']) await cache.find(key, 60_002);
    expect(count).toBe(5);
  });

  it('holds what took long for longer', async () => {
    let clock = 0;
    const reading = jest.spyOn(Date, 'now').mockImplementation(() => clock);
    try {
      let count = 0;
      const cache = new BriefCache(
        () => {
          clock += 10_000;
          return Promise.resolve((count += 1));
        },
        { freshMs: 15_000, timesAsLong: 20 },
      );
      expect([await cache.find('a', 0), await cache.find('a', 210_000), await cache.find('a', 210_001)]).toEqual([
        1, 1, 2,
      ]);
    } finally {
      reading.mockRestore();
    }
  });

  it('makes no second look-up of what takes long while one is under way, but of credentials', async () => {
    const answers: ((count: number) => void)[] = [];
    const lookUp = () => new Promise<number>((resolve) => answers.push(resolve));
    const cache = new BriefCache(lookUp, { freshMs: 15_000, timesAsLong: 20 });
    const [first, second] = [cache.find('a', 0), cache.find('a', 60_000)];
    expect(answers).toHaveLength(1);
    answers[0]?.(1);
    expect([await first, await second]).toEqual([1, 1]);
    void cache.find('a', 60_000);
    expect(answers).toHaveLength(2);
    const credentials = new BriefCache(lookUp);
    void credentials.find('b', 0);
    void credentials.find('b', 1001);
    expect(answers).toHaveLength(4);
  });

  it('does not hold a look-up that failed', async () => {
    const known = new Map<string, string | Error>([['c', new Error('gone')]]);
    const { cache } = counting(known);
    await expect(cache.find('c', 0)).rejects.toThrow('gone');
    known.set('c', 'Cy');
    expect(await cache.find('c', 1)).toBe('Cy');
  });
});
