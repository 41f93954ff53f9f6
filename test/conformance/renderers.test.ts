import { isUtf8 } from 'node:buffer';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { languages } from '@countersign/contracts';
import { renderers, type Renderer, type ReportContent } from '@countersign/reports';
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

function readCsv(text: string): Readout {
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

function readJsonLines(text: string): Readout {
  expect(text.endsWith('\n')).toBe(true);
  const lines = text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  return { records: lines.length, texts: textsIn(lines) };
}

/** How each format that the product can write is read back; a renderer of another media type is held to its bytes only. */
const readers: Readonly<Record<string, (text: string) => Readout>> = {
  'text/csv': readCsv,
  'application/jsonl': readJsonLines,
  'application/json': (text) => ({ records: 1, texts: textsIn(JSON.parse(text)) }),
};

/** What a format writes, in its bytes. */
async function renderBytes(renderer: Renderer, report: ReportContent): Promise<Map<string, Buffer>> {
  const scratchFolder = await mkdtemp(join(tmpdir(), 'renderers-'));
  const files = new Map<string, Buffer>();
  for (const { part, ending, chunks } of renderer.render(report, { scratchFolder })) {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk);
    files.set(`${part}.${ending}`, Buffer.concat(parts));
  }
  await rm(scratchFolder, { recursive: true });
  return files;
}

async function render(renderer: Renderer, report: ReportContent): Promise<Map<string, string>> {
  const files = await renderBytes(renderer, report);
  return new Map([...files].map(([name, bytes]) => [name, bytes.toString('utf8')]));
}

describe.each([...renderers])('report format %s', (name, renderer) => {
  const read = readers[renderer.mediaType.split(';')[0] ?? ''];

  it('names its files so that a path can carry them', async () => {
    const files = renderer.render(emptyReport('en'), { scratchFolder: tmpdir() });
    expect(renderer.name).toBe(name);
    expect(files.length).toBeGreaterThan(0);
    for (const { part, ending } of files) expect(`${part}.${ending}`).toMatch(/^[a-z0-9-]+(\.[a-z0-9]+)+$/);
    expect(renderer.mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+(; charset=utf-8)?$/);
  });

  it.each(languages)('gives the same bytes for the same report (%s)', async (language) => {
    const files = await renderBytes(renderer, hostileReport(language));
    expect(await renderBytes(renderer, hostileReport(language))).toEqual(files);
    if (!read) return;
    for (const bytes of files.values()) expect(isUtf8(bytes)).toBe(true);
  });

  it('is in the language of the report where it has words of its own', async () => {
    const [en, zh] = await Promise.all(languages.map((language) => render(renderer, emptyReport(language))));
    expect([...(zh?.values() ?? [])].join('')).not.toBe([...(en?.values() ?? [])].join(''));
  });

  it('reads back with every hostile text whole, none of which a spreadsheet would run', async () => {
    if (!read) return;
    const readouts = [...(await render(renderer, hostileReport('en'))).values()].map(read);
    const texts = new Set(readouts.flatMap((readout) => [...readout.texts]));
    for (const text of cellTexts) expect(texts).toContain(text);
    for (const { records } of readouts) expect(records).toBeGreaterThanOrEqual(cellTexts.length);
  });

  it('reads back where a report is empty', async () => {
    for (const text of (await render(renderer, emptyReport('zh-TW'))).values()) {
      expect(text.length).toBeGreaterThan(0);
      if (read) expect(read(text).records).toBeLessThan(3);
    }
  });
});
