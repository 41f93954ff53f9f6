import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { column } from '../column.js';
import { columnLetters, serialOf, textCell, xmlText } from './sheet-text.js';
import { TableWriter } from './table-writer.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Item {
  name: string | null;
  at: string;
  count: number;
  sure: boolean;
}
const columns = [
  column<Item>('Name', '名稱', (item) => item.name, { words: { a: { en: 'Alpha', 'zh-TW': '甲' } } }),
  column<Item>('At', '時間', (item) => item.at, { kind: 'instant' }),
  column<Item>('Count', '數量', (item) => item.count, { kind: 'number' }),
  column<Item>('Sure', '確定', (item) => item.sure, { kind: 'boolean' }),
];
const item: Item = { name: 'a', at: '2026-11-24T12:00:00.000Z', count: 2.5, sure: true };

async function sheetsOf(items: readonly Item[], most?: number) {
  const writer = new TableWriter('Table', columns, 'zh-TW', { folder, key: 'table' }, most);
  for (const each of items) {
    writer.add(each);
    if (writer.isFull) await writer.flush();
  }
  const sheets = await writer.sheets();
  return Promise.all(
    sheets.map(async ({ name, contents }) => {
      if (typeof contents === 'string') throw new Error('a table is packed');
      return { name, text: inflateRawSync(await buffer(contents.read())).toString('utf8') };
    }),
  );
}

describe('TableWriter', () => {
  it('writes each value in its type, the heading frozen, filterable and with its zone', async () => {
    const [sheet] = await sheetsOf([item, { ...item, name: null, sure: false }]);
    expect(sheet?.name).toBe('Table');
    expect(sheet?.text).toContain('state="frozen"');
    expect(sheet?.text).toContain('<autoFilter ref="A1:D3"/>');
    expect(sheet?.text).toContain('時間（UTC）');
    expect(sheet?.text).toContain(
      '<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">甲</t></is></c><c r="B2" s="2"><v>46350.5</v></c><c r="C2"><v>2.5</v></c><c r="D2" t="b"><v>1</v></c></row>',
    );
    expect(sheet?.text).toContain('<row r="3"><c r="B3" s="2">');
  });

  it('goes on in the next sheet where one is full', async () => {
    const sheets = await sheetsOf(
      Array.from({ length: 7 }, () => item),
      4,
    );
    expect(sheets.map(({ name }) => name)).toEqual(['Table', 'Table 2', 'Table 3']);
    expect(sheets.map(({ text }) => text.match(/<row /g)?.length)).toEqual([4, 4, 2]);
    for (const { text } of sheets) expect(text).toContain('名稱');
  });

  it('is a heading where there is nothing', async () => {
    const [sheet] = await sheetsOf([]);
    expect(sheet?.text.match(/<row /g)).toHaveLength(1);
  });
});

describe('cells', () => {
  it('are never formulas, nor become one when edited', () => {
    for (const text of ['=1', '+1', '-1', '@a', ' =1', '＝1', "'=1"]) {
      expect(textCell('A1', text)).toContain(' s="3" t="inlineStr"');
    }
    expect(textCell('A1', 'plain')).not.toContain(' s=');
  });

  it('hold any text as well-formed XML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const text = xmlText(value);
        expect(text).not.toMatch(/[<>"\ufffe\uffff]|&(?!amp;|lt;|gt;|quot;)/);
        expect([...text].filter((c) => c < ' ' && c !== '\t' && c !== '\n')).toEqual([]);
        expect(text.isWellFormed()).toBe(true);
        const back = text
          .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '')
          .replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
        expect(back).toBe(value.toWellFormed());
      }),
    );
    expect(xmlText('x'.repeat(40_000))).toHaveLength(32_767);
  });

  it('count columns and days as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    expect(serialOf('1900-03-01T00:00:00Z')).toBe(61);
  });
});
