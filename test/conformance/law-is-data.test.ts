import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const comments = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;
const places = /\b(?:Art\.|Article)\s?[0-9]+|第\s?[0-9]+\s?條/g;

async function sources(folder: string): Promise<string[]> {
  const files = await readdir(join(root, folder), { recursive: true });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|(^|\/)(dist|node_modules|test)\//.test(file))
    .map((file) => join(folder, file));
}

it('what the law says stands in policies, with its place and date: code names no article', async () => {
  const files = [...(await sources('libs')), ...(await sources('apps'))];
  expect(files.length).toBeGreaterThan(500);
  const named: string[] = [];
  for (const file of files) {
    const code = (await readFile(join(root, file), 'utf8')).replace(comments, '');
    named.push(...[...code.matchAll(places)].map(([place]) => `${file}: ${place}`));
  }
  expect(named).toEqual([]);
});
