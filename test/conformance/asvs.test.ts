import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Numbers of the requirements of levels 1 and 2 of ASVS 5.0, by section; `1-9` stands for all from 1 to 9. */
const sections = `
1.1 1-2, 1.2 1-9, 1.3 1-11, 1.4 1-3, 1.5 1-2, 2.1 1-3, 2.2 1-3, 2.3 1-4, 2.4 1, 3.2 1-2, 3.3 1-4, 3.4 1-6, 3.5 1-5, 3.7 1-2,
4.1 1-3, 4.2 1, 4.3 1-2, 4.4 1-4, 5.1 1, 5.2 1-3, 5.3 1-2, 5.4 1-3, 6.1 1-3, 6.2 1-12, 6.3 1-4, 6.4 1-4, 6.5 1-5, 6.6 1-3,
6.8 1-4, 7.1 1-3, 7.2 1-4, 7.3 1-2, 7.4 1-5, 7.5 1-2, 7.6 1-2, 8.1 1-2, 8.2 1-3, 8.3 1, 8.4 1, 9.1 1-3, 9.2 1-4, 10.1 1-2,
10.2 1-2, 10.3 1-4, 10.4 1-11, 10.5 1-5, 10.6 1-2, 10.7 1-3, 11.1 1-2, 11.2 1-3, 11.3 1-3, 11.4 1-4, 11.5 1, 11.6 1,
12.1 1-3, 12.2 1-2, 12.3 1-4, 13.1 1, 13.2 1-5, 13.3 1-2, 13.4 1-5, 14.1 1-2, 14.2 1-4, 14.3 1-3, 15.1 1-3, 15.2 1-3,
15.3 1-7, 16.1 1, 16.2 1-5, 16.3 1-4, 16.4 1-3, 16.5 1-3`;

const root = join(import.meta.dirname, '../..');

function numbers(section: string, range: string): string[] {
  const [first = 0, last = first] = range.split(/[-–]/).map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => `${section}.${first + index}`);
}

const expected = sections
  .trim()
  .split(/,\s*/)
  .flatMap((part) => {
    const [section = '', range = ''] = part.split(' ');
    return numbers(section, range);
  });

const rows = readFileSync(join(root, 'docs/asvs.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, which = '', state = '', how = '', shown = '']) => ({
    which: which.split(', ').flatMap((item) => {
      const [, section = '', range = ''] = /^(\d+\.\d+)\.(.+)$/.exec(item) ?? [];
      return numbers(section, range);
    }),
    state,
    how,
    shown,
    files: [...shown.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
  }));

describe('the walk through ASVS 5.0', () => {
  it('says something of every requirement of levels 1 and 2, once', () => {
    expect(expected).toHaveLength(246);
    expect(rows.flatMap(({ which }) => which).toSorted()).toEqual(expected.toSorted());
  });

  it('uses its own words for states, and says how', () => {
    const states = ['holds', 'partly', 'open', 'yours', 'not used'];
    expect(rows.filter(({ state, how }) => !states.includes(state) || how === '')).toEqual([]);
  });

  it('shows things by tests, and by ones that are there', () => {
    const files = rows.flatMap((row) => row.files);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !/\.test\.(ts|mjs)$/.test(file) || !existsSync(join(root, file)))).toEqual([]);
  });

  it('shows what holds by a test, but for what only a reader can tell', () => {
    const unshown = rows.filter(({ state, files }) => state === 'holds' && files.length === 0);
    expect(unshown.map(({ which, shown }) => [which.join(), shown.startsWith('by reading: ')])).toEqual(
      ['5.1.1', '13.1.1'].map((which) => [which, true]),
    );
  });
});
