import { expect, it } from '@jest/globals';
import { diffRows } from './diff-rows.js';

const lines = (...items: string[]): string => `${items.join('\n')}\n`;

it('says nothing where nothing differs', () => {
  expect(diffRows(lines('a', 'b'), lines('a', 'b'))).toEqual([]);
});

it('lights the words that differ, with the numbers of both sides', () => {
  expect(diffRows(lines('x', 'atLeast: 100'), lines('x', 'atLeast: 40'))).toEqual([
    { kind: 'same', before: 1, after: 1, parts: [{ text: 'x', changed: false }] },
    {
      kind: 'gone',
      before: 2,
      after: null,
      parts: [
        { text: 'atLeast: ', changed: false },
        { text: '100', changed: true },
      ],
    },
    {
      kind: 'new',
      before: null,
      after: 2,
      parts: [
        { text: 'atLeast: ', changed: false },
        { text: '40', changed: true },
      ],
    },
  ]);
});

it('shows three lines around a change and counts the others', () => {
  const many = Array.from({ length: 20 }, (_, index) => `line ${index}`);
  const rows = diffRows(lines(...many), lines(...many.with(10, 'other')));
  expect(rows.map(({ kind }) => kind).join(' ')).toBe('left-out same same same gone new same same same left-out');
  expect(rows[0]).toEqual({ kind: 'left-out', before: 1, count: 7 });
  expect(rows.at(-1)).toEqual({ kind: 'left-out', before: 15, count: 6 });
});

it('numbers what was only added or only taken away', () => {
  expect(diffRows(lines('a'), lines('a', 'b'))).toContainEqual({
    kind: 'new',
    before: null,
    after: 2,
    parts: [{ text: 'b', changed: false }],
  });
  expect(diffRows(lines('a', 'b'), lines('b'))).toContainEqual({
    kind: 'gone',
    before: 1,
    after: null,
    parts: [{ text: 'a', changed: false }],
  });
});
