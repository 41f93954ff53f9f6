import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byteOrderMark, csvRow } from '../csv/csv-text.js';
import { FileRefused } from './file-refused.js';
import { readCsv } from './read-csv.js';

const cellsOf = (bytes: Buffer) => readCsv(bytes, 'a.csv').rows.map(({ cells }) => cells);
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
/** 機台,工單 in Big5. */
const big5 = Buffer.from([0xbe, 0xf7, 0xa5, 0x78, 0x2c, 0xa4, 0x75, 0xb3, 0xe6]);

describe('readCsv', () => {
  it.each([
    [
      'commas and CR LF',
      Buffer.from('a,b\r\nc,\r\n'),
      [
        ['a', 'b'],
        ['c', undefined],
      ].map((row) => row.slice(0, 2)),
    ],
    [
      'semicolons',
      Buffer.from('a;"1,5"\nb;2'),
      [
        ['a', '1,5'],
        ['b', '2'],
      ],
    ],
    [
      'tabs and CR',
      Buffer.from('a\tb\rc\td'),
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['quotes, doubled quotes and line breaks in cells', Buffer.from('"a ""x""","b\nc"\n'), [['a "x"', 'b\nc']]],
    ['a byte-order mark', Buffer.from('\ufeff機台,b'), [['機台', 'b']]],
    ['UTF-16 with a mark', utf16('機台\tb'), [['機台', 'b']]],
    ['UTF-16 without one', utf16('machine\tb').subarray(2), [['machine', 'b']]],
    ['Big5', big5, [['機台', '工單']]],
    ['the apostrophe before what is no formula', Buffer.from("'=x,'a"), [['=x', "'a"]]],
  ])('reads %s', (_, bytes, cells) => {
    const trimmedEnd = (row: unknown[]) => (row.at(-1) === undefined ? row.slice(0, -1) : row);
    expect(cellsOf(bytes).map(trimmedEnd)).toEqual(cells.map(trimmedEnd));
  });

  it('counts rows as spreadsheets do, and leaves out those without anything', () => {
    expect(readCsv(Buffer.from('a\n\n,\n"x\ny"\nb'), 'a.csv').rows.map(({ number }) => number)).toEqual([1, 4, 5]);
  });

  it('refuses a quote that is never closed, by its row, and bytes that are no text', () => {
    expect(() => readCsv(Buffer.from('a\n"b'), 'a.csv')).toThrow(/row 2/);
    expect(() => readCsv(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xff]), 'a.csv')).toThrow(
      FileRefused,
    );
  });

  it('reads what is written here', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((it) => !it.startsWith("'") && !it.includes('\u0000'));
    const table = fc.array(fc.tuple(text, text, text), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const written = byteOrderMark + rows.map((row) => csvRow(row)).join('');
        expect(cellsOf(Buffer.from(written))).toEqual(rows);
      }),
    );
  });
});
