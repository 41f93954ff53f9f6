import { describe, expect, it } from '@jest/globals';
import { ProductError } from '@countersign/contracts';
import type { GroupResult } from '@countersign/submissions';
import { Coalescer } from './coalescer.js';

const outage = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
const refusal = new ProductError('forbidden', { en: 'No.', 'zh-TW': '不行。' });

/** Doubles numbers in groups that it notes; each group ends when the test says so. */
function doubling(fails: (group: readonly number[]) => Error | null = () => null) {
  const groups: number[][] = [];
  const release: (() => void)[] = [];
  const run = async (group: readonly number[]): Promise<GroupResult<number>[]> => {
    groups.push([...group]);
    await new Promise<void>((resolve) => release.push(resolve));
    const failure = fails(group);
    if (failure) throw failure;
    return group.map((n) => (n < 0 ? { refusal } : { answer: n * 2 }));
  };
  const finish = async (): Promise<void> => {
    while (release.length > 0) {
      release.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { groups, run, finish };
}

describe('Coalescer', () => {
  it('serves a lone request at once, and together what comes while it is under way', async () => {
    const { groups, run, finish } = doubling();
    const coalescer = new Coalescer(run, { lanes: 1, most: 3 });
    const answers = Promise.all([1, 2, 3, 4, 5].map((n) => coalescer.submit(n)));
    await finish();
    expect(await answers).toEqual([2, 4, 6, 8, 10]);
    expect(groups).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('gives a refusal to its caller alone', async () => {
    const { run, finish } = doubling();
    const coalescer = new Coalescer(run, { lanes: 1 });
    const answers = Promise.allSettled([1, -2, 3].map((n) => coalescer.submit(n)));
    await finish();
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('tries each request of a failed group alone, so that only the one at fault fails', async () => {
    const { groups, run, finish } = doubling((group) => (group.includes(3) ? new Error('three') : null));
    const coalescer = new Coalescer(run, { lanes: 1 });
    const answers = Promise.allSettled([1, 2, 3, 4].map((n) => coalescer.submit(n)));
    await finish();
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
  });

  it('tries nothing again after an outage, which may have come after the commit', async () => {
    const { groups, run, finish } = doubling((group) => (group.length > 1 ? outage : null));
    const coalescer = new Coalescer(run, { lanes: 1 });
    const answers = Promise.allSettled([1, 2, 3].map((n) => coalescer.submit(n)));
    await finish();
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it('refuses at once what would wait behind too many', async () => {
    const { run, finish } = doubling();
    const coalescer = new Coalescer(run, { lanes: 1, waiting: 2 });
    const answers = Promise.allSettled([1, 2, 3, 4].map((n) => coalescer.submit(n)));
    await finish();
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect((await answers)[3]).toMatchObject({ reason: { code: 'overloaded', extras: { retryAfter: 1 } } });
  });
});
