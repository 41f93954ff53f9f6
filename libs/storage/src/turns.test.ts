import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('Turns', () => {
  it('lets no more than so many at once, in order, and goes on after a failure', async () => {
    const turns = new Turns(2);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const work = async (index: number) =>
      turns.take(async () => {
        begun.push(index);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        if (index % 3 === 0) throw new Error(`failure ${index}`);
        return index;
      });
    const ended = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => work(index)));
    expect(most).toBe(2);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
  });
});
