import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp from 'sharp';
import type { TextLine } from '@countersign/checks';
import { Count } from '../measure/count.ts';
import { readOwnGroundedness } from '../read/read-own-groundedness.ts';
import { readTable } from '../read/read-table.ts';

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
);
const linesOfEach = 60;

/** Black letters of so many pixels on white, with a margin. */
async function drawLine(text: string, pixels: number): Promise<Buffer> {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const letters = await sharp({ text: { text: escaped, font: `Noto Sans TC ${pixels}px`, fontfile: font, dpi: 72 } })
    .png()
    .toBuffer();
  return sharp(letters)
    .flatten({ background: '#fff' })
    .negate()
    .extend({ top: 20, bottom: 20, left: 20, right: 20, background: '#fff' })
    .png()
    .toBuffer();
}

/** Fewest characters to put in, take out or exchange (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');

/** Sentences of the evaluation's own sets, one a line, of a length that stands on one line. */
function sentences(data: string): { name: string; lines: string[] }[] {
  const chinese = readOwnGroundedness().flatMap(({ claims }) => claims.map(({ text }) => text));
  const english = (readTable(join(data, 'bold_prompts', 'prompts.csv')) ?? []).map(({ wikipedia = '' }) =>
    wikipedia.slice(0, 55).replace(/\s\S*$/, ''),
  );
  const within = (lines: readonly string[], least: number, most: number): string[] =>
    lines.filter(({ length }) => length >= least && length <= most).slice(0, linesOfEach);
  return [
    { name: 'English', lines: within(english, 30, 60) },
    { name: 'Traditional Chinese', lines: within(chinese, 10, 30) },
  ];
}

/** Lines drawn with the font of the product's reports: how many characters are read right, spaces left out. */
export async function measureDrawnText(
  read: (bytes: Buffer) => Promise<readonly TextLine[]>,
  data: string,
): Promise<string[][]> {
  const rows: string[][] = [];
  for (const { name, lines } of sentences(data)) {
    for (const pixels of [28, 14]) {
      const count = new Count();
      for (const line of lines) {
        const text = plain((await read(await drawLine(line, pixels))).map((one) => one.text).join(''));
        const expected = plain(line);
        count.addMany(Math.max(0, expected.length - editDistance(expected, text)), expected.length, 'a line');
      }
      if (lines.length > 0) rows.push(count.row(`Text: ${name}, drawn ${pixels} px high`).with(3, '–'));
    }
  }
  return rows;
}
