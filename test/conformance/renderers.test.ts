import { isUtf8 } from 'node:buffer';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { languages } from '@countersign/contracts';
import { renderers, type Renderer, type ReportContent } from '@countersign/reports';
import readWorkbookFile from 'read-excel-file/node';
import { cellTexts, emptyReport, hostileReport } from './hostile-report.js';

/** Cells of a CSV text (RFC 4180), row by row. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const [, quoted, plain = '', end] = cell.exec(text) ?? [];
    if (end === undefined) throw new Error(`This is not CSV at ${at}: ${text.slice(at, at + 40)}`);
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

interface Readout {
  records: number;
  texts: Set<string>;
}

function readCsv(bytes: Buffer): Readout {
  const text = bytes.toString('utf8');
  const [heading = [], ...rows] = parseCsv(text.replace(/^\ufeff/, ''));
  expect(new Set(heading).size).toBe(heading.length);
  for (const row of rows) {
    expect(row).toHaveLength(heading.length);
    // What a spreadsheet would run begins with one of these, also behind white space.
    for (const cell of row) expect(cell).not.toMatch(/^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/);
  }
  return { records: rows.length, texts: new Set(rows.flat().flatMap((cell) => [cell, cell.replace(/^'/, '')])) };
}

function textsIn(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) textsIn(item, into);
  return into;
}

function readJsonLines(bytes: Buffer): Readout {
  const text = bytes.toString('utf8');
  expect(text.endsWith('\n')).toBe(true);
  const lines = text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  return { records: lines.length, texts: textsIn(lines) };
}

/** A workbook, read by a program that nobody here wrote. No cell of it may be a formula. */
async function readWorkbook(bytes: Buffer): Promise<Readout> {
  for (const [name, part] of unzip(bytes)) if (name.includes('/sheet')) expect(part).not.toContain('<f>');
  const texts = new Set<string>();
  let records = 0;
  for (const { data } of await readWorkbookFile(bytes, { trim: false })) {
    records = Math.max(records, data.length - 1);
    // This reader leaves what XML cannot hold as OOXML escapes it.
    for (const cell of data.flat()) if (typeof cell === 'string') texts.add(unescaped(cell));
  }
  return { records, texts };
}

const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The parts of an archive as text, by the directory at its end. */
function unzip(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(bytes.length - 6);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const length = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const contents = inflateRawSync(bytes.subarray(data, data + bytes.readUInt32LE(at + 20)));
    expect(crc32(contents)).toBe(bytes.readUInt32LE(at + 16));
    parts.set(bytes.toString('utf8', at + 46, at + 46 + length), contents.toString('utf8'));
    at += 46 + length;
  }
  return parts;
}

/** How each format that the product can write is read back; a renderer of another media type is held to its bytes only. */
const readers: Readonly<Record<string, (bytes: Buffer) => Readout | Promise<Readout>>> = {
  'text/csv': readCsv,
  'application/jsonl': readJsonLines,
  'application/json': (bytes) => ({ records: 1, texts: textsIn(JSON.parse(bytes.toString('utf8'))) }),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': readWorkbook,
};

/** What a format writes, in its bytes. */
async function render(renderer: Renderer, report: ReportContent): Promise<Map<string, Buffer>> {
  const scratchFolder = await mkdtemp(join(tmpdir(), 'renderers-'));
  const files = new Map<string, Buffer>();
  for (const { part, ending, chunks } of renderer.render(report, { scratchFolder, written: [] })) {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk);
    files.set(`${part}.${ending}`, Buffer.concat(parts));
  }
  await rm(scratchFolder, { recursive: true });
  return files;
}

/** Formats with sentences of their own beside the records. */
const holdsProse = new Set(['xlsx']);

describe.each([...renderers])('report format %s', (name, renderer) => {
  const read = readers[renderer.mediaType.split(';')[0] ?? ''];

  it('names its files so that a path can carry them', async () => {
    const files = renderer.render(emptyReport('en'), { scratchFolder: tmpdir(), written: [] });
    expect(renderer.name).toBe(name);
    expect(files.length).toBeGreaterThan(0);
    for (const { part, ending } of files) expect(`${part}.${ending}`).toMatch(/^[a-z0-9-]+(\.[a-z0-9]+)+$/);
    expect(renderer.mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+(; charset=utf-8)?$/);
  });

  it.each(languages)('gives the same bytes for the same report (%s)', async (language) => {
    const files = await render(renderer, hostileReport(language));
    expect(await render(renderer, hostileReport(language))).toEqual(files);
    if (!/^(text|application\/json)/.test(renderer.mediaType)) return;
    for (const bytes of files.values()) expect(isUtf8(bytes)).toBe(true);
  });

  it('is in the language of the report where it has words of its own', async () => {
    const [en, zh] = await Promise.all(languages.map((language) => render(renderer, emptyReport(language))));
    expect(zh).not.toEqual(en);
  });

  it('reads back with every hostile text whole, none of which a spreadsheet would run', async () => {
    if (!read) return;
    const readouts: Readout[] = [];
    for (const bytes of (await render(renderer, hostileReport('en'))).values()) readouts.push(await read(bytes));
    const texts = new Set(readouts.flatMap((readout) => [...readout.texts]));
    for (const text of cellTexts) expect(texts).toContain(text);
    for (const { records } of readouts) expect(records).toBeGreaterThanOrEqual(cellTexts.length);
  });

  it('reads back where a report is empty', async () => {
    for (const bytes of (await render(renderer, emptyReport('zh-TW'))).values()) {
      expect(bytes.length).toBeGreaterThan(0);
      if (read && !holdsProse.has(renderer.name)) expect((await read(bytes)).records).toBeLessThan(3);
    }
  });
});
