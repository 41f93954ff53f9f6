import { describe, expect, it } from '@jest/globals';
import { allPages } from './all-pages.js';

describe('allPages', () => {
  it('reads on from each cursor until there is none', async () => {
    const asked: object[] = [];
    const pages = [
      { items: [1, 2], next: 'b' },
      { items: [], next: 'c' },
      { items: [3], next: null },
    ];
    const all = await allPages((page) => {
      asked.push(page);
      return Promise.resolve(pages[asked.length - 1] ?? { items: [], next: null });
    });
    expect(all).toEqual([1, 2, 3]);
    expect(asked).toEqual([{ limit: 200 }, { limit: 200, after: 'b' }, { limit: 200, after: 'c' }]);
  });
});
