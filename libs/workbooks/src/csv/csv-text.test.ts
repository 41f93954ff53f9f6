import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvCell, csvRow } from './csv-text.js';

/** Reads one row as RFC 4180 says. */
function parseRow(row: string): string[] {
  const cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n$)/g;
  for (const [, quoted, plain = ''] of row.matchAll(pattern)) cells.push(quoted?.replaceAll('""', '"') ?? plain);
  return cells;
}

describe('csvCell', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+886 2', "'+886 2"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1+1', "'  =1+1"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['＠x', "'＠x"],
    ['\ufeff=1', "'\ufeff=1"],
    ['a=b', 'a=b'],
  ])('%j becomes %j', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  it('leaves numbers, truth and nothing as they are', () => {
    expect(csvRow([-1.5, true, null, 0])).toBe('-1.5,true,,0\r\n');
  });
});

describe('csvRow', () => {
  it('reads back as it was, but for the apostrophe, and begins no cell as a formula does', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (values) => {
        const cells = parseRow(csvRow(values));
        expect(cells).toHaveLength(values.length);
        cells.forEach((cell, index) => {
          expect([values[index], `'${values[index]}`]).toContain(cell);
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        });
      }),
      { numRuns: 500 },
    );
  });
});
