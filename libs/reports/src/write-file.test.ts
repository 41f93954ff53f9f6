import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { writeFileOf } from './write-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function* chunks() {
  yield 'ab';
  yield new Uint8Array([0x63]);
  yield '中';
}

it('shows a file when it is whole, with its size and digest', async () => {
  const path = join(folder, 'a');
  expect(await writeFileOf(path, chunks())).toEqual({
    size: 6,
    digest: 'sha256:97a46c82f34fb96f59d711da70b664add4a47c7c4803454476143b96a30cc61d',
  });
  expect(await readFile(path, 'utf8')).toBe('abc中');
});

it('leaves what is there, and nothing beside it, where it may not show its own', async () => {
  const path = join(folder, 'a');
  const lost = async () => {
    throw new Error('lock lost');
  };
  await expect(writeFileOf(path, (async function* () {})(), lost)).rejects.toThrow('lock lost');
  expect(await readFile(path, 'utf8')).toBe('abc中');
  expect(await readdir(folder)).toEqual(['a']);
});
