import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workbookBytes } from '../testing/workbook-bytes.js';
import { FileRefused } from './file-refused.js';
import { readWorkbook } from './read-workbook.js';
import { readZip } from './read-zip.js';

const plain = { sheets: [{ name: 'A', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }] };

async function rowsOf(rows: string, more: Partial<Parameters<typeof workbookBytes>[0]> = {}) {
  const { sheets } = readWorkbook(await workbookBytes({ ...more, sheets: [{ name: 'A', rows }] }));
  return sheets[0]?.rows;
}

/** What a file is refused with. */
function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof FileRefused) return `${error.code}: ${error.text.en}`;
    throw error;
  }
  return 'nothing';
}

describe('readWorkbook', () => {
  it('reads every kind of cell at its place', async () => {
    const rows = await rowsOf(
      `<row r="2"><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>a&amp;b</t><rPh><t>reading</t></rPh></is></c></row>
       <row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" t="e"><v>#REF!</v></c><c r="C5"><f>1+1</f><v>2</v></c>
         <c r="D5"><f>[1]Other!A1</f></c><c r="E5" t="str"><f>"x"</f><v>x</v></c><c r="F5"/></row>`,
      {
        texts:
          '<si><t>unused</t></si><si><r><t xml:space="preserve">two </t></r><r><t>runs_x000A_</t></r><rPh><t>no</t></rPh></si>',
      },
    );
    expect(rows).toEqual([
      { number: 2, cells: [undefined, 'two runs\n', undefined, 'a&b'] },
      { number: 5, cells: [true, { error: '#REF!' }, 2, { formula: true }, 'x'] },
    ]);
  });

  it('tells dates from numbers by the style of the cell', async () => {
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="[$-404]e/m/d"/><numFmt numFmtId="171" formatCode="0.0 &quot;days&quot;"/><numFmt numFmtId="172" formatCode="[h]:mm"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="57"/></cellXfs>`;
    const cells = [0, 1, 2, 3, 4, 5].map((style) => `<c s="${style}"><v>1.5</v></c>`);
    const rows = await rowsOf(`<row>${cells.join('')}</row>`, { styles });
    const serial = { serial: 1.5 };
    expect(rows?.[0]?.cells).toEqual([1.5, serial, serial, 1.5, serial, serial]);
  });

  it('knows the epoch, hidden sheets and merged cells', async () => {
    const sheets = [
      { name: 'A', rows: '', after: '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B1:C1"/></mergeCells>' },
      { name: 'B', rows: '', state: 'veryHidden' },
    ];
    const book = readWorkbook(await workbookBytes({ sheets, properties: '<workbookPr date1904="1"/>' }));
    expect(book.date1904).toBe(true);
    expect(book.sheets.map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(book.sheets[0]?.merged).toEqual([
      { firstRow: 2, lastRow: 4, firstColumn: 0, lastColumn: 0 },
      { firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 2 },
    ]);
  });

  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><row/>', 'not-readable'],
    ['an entity', '<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>', 'not-readable'],
    ['a cell beyond the last column', '<row r="1"><c r="XFE1"><v>1</v></c></row>', 'not-readable'],
    ['rows out of order', '<row r="2"/><row r="1"/>', 'not-readable'],
    ['an unknown shared text', '<row r="1"><c r="A1" t="s"><v>7</v></c></row>', 'not-readable'],
    ['an element that is never closed', '<row r="1">', 'not-readable'],
    ['a number that is none', '<row r="1"><c r="A1"><v>1,5</v></c></row>', 'not-readable'],
  ])('refuses %s', async (_, rows, code) => {
    const bytes = await workbookBytes({ sheets: [{ name: 'A', rows }] });
    expect(refusalOf(() => readWorkbook(bytes))).toContain(code);
  });

  it('refuses other kinds of spreadsheet with what to do', async () => {
    const bytes = await workbookBytes({ ...plain, files: { 'xl/workbook.bin': 'x' } });
    expect(refusalOf(() => readWorkbook(bytes))).toMatch(/other-format.*\.xlsx/);
  });

  it('reads or refuses a file with any bytes changed, and never fails otherwise', async () => {
    const whole = await workbookBytes(plain);
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(whole.length), (changes, length) => {
        const bytes = Buffer.from(whole);
        for (const { at, to } of changes) bytes[at] = to;
        expect(refusalOf(() => readWorkbook(bytes))).not.toBe('');
        expect(refusalOf(() => readWorkbook(bytes.subarray(0, length)))).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

/** An archive of one entry, with what its directory says of it. */
function archiveOf(contents: Buffer, declared: number, flags = 0): Buffer {
  const packed = deflateRawSync(contents);
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(1, 26);
  local.write('a', 30);
  const central = Buffer.alloc(47);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(declared, 24);
  central.writeUInt16LE(1, 28);
  central.write('a', 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, central, end]);
}

describe('readZip', () => {
  const bomb = Buffer.alloc(20 * 1024 * 1024);

  it('refuses a bomb by what it declares, before anything is unpacked', () => {
    expect(refusalOf(() => readZip(archiveOf(bomb, bomb.length)))).toContain('too-large');
    expect(refusalOf(() => readZip(archiveOf(Buffer.alloc(10), 300 * 1024 * 1024)))).toContain('too-large');
  });

  it('does not unpack more than is declared', () => {
    const archive = readZip(archiveOf(bomb, 1000));
    expect(refusalOf(() => archive.read('a'))).toContain('not-readable');
  });

  it('refuses what is protected, holds too many entries, or is read too often', async () => {
    expect(refusalOf(() => readZip(archiveOf(Buffer.from('x'), 1, 1)))).toContain('encrypted');
    const limits = { entries: 3, bytes: 3000, ratio: 500 };
    expect(refusalOf(() => readZip(archiveOf(Buffer.from('x'), 1), { ...limits, entries: 0 }))).toContain('too-large');
    const archive = readZip(await workbookBytes(plain), { ...limits, entries: 20 });
    const readAll = () => Array.from({ length: 30 }, () => archive.read('xl/workbook.xml'));
    expect(refusalOf(readAll)).toContain('too-large');
  });
});
