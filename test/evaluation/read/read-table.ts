import { existsSync, readFileSync } from 'node:fs';

/** The rows of a CSV file (RFC 4180, first line the names) as objects; null when the file is not there. */
export function readTable(file: string): Record<string, string>[] | null {
  if (!existsSync(file)) return null;
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of readFileSync(file, 'utf8').matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  const [names = [], ...records] = rows;
  return records
    .filter(({ length }) => length === names.length)
    .map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
}
