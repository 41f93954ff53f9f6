import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseVerifierKey } from '@countersign/tlog';
import { flipBit, memoryLog, serveFiles } from '@countersign/testing';
import { verifyLog } from '../verify/verify-log.js';
import { archiveLog } from './archive-log.js';

const entries = (count: number, word = 'entry'): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => new TextEncoder().encode(`${word} ${i}`));
let folder: string;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-archive-'));
});
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
  await rm(folder, { recursive: true });
});

/** Archives a log that serves these files; answers also which of them were asked for. */
async function archive(files: ReadonlyMap<string, Uint8Array>, options: Parameters<typeof archiveLog>[2] = {}) {
  const asked: string[] = [];
  const { address, close } = await serveFiles(files, (path) => void asked.push(path));
  closing.push(close);
  return { result: await archiveLog(address, folder, options), asked };
}
const listed = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted();

describe('archiveLog', () => {
  it('keeps what the log serves, which verifies offline', async () => {
    const log = await memoryLog(entries(700));
    expect((await archive(log.files)).result).toMatchObject({ ok: true, size: 700, key: { pinned: false } });
    expect(await listed()).toEqual([...log.files.keys(), 'keys'].toSorted());
    for (const [path, bytes] of log.files) {
      expect(new Uint8Array(await readFile(join(folder, path)))).toEqual(new Uint8Array(bytes));
    }
    expect(await verifyLog(folder, { trust: { vkey: parseVerifierKey(log.vkey) } })).toMatchObject({
      ok: true,
      size: 700,
      notProven: expect.not.arrayContaining(['key-not-pinned']),
    });
  });

  it('reads only what is new when it runs again, and drops the partial tiles of before', async () => {
    await archive((await memoryLog(entries(700))).files);
    const grown = await memoryLog(entries(1000));
    const { result, asked } = await archive(grown.files);
    expect(result).toMatchObject({ ok: true, size: 1000, key: { pinned: true } });
    expect(asked.filter((path) => /^tile\/(0|entries)\/00[01]$/.test(path))).toEqual([]);
    expect(asked).toContain('tile/entries/002');
    expect(await listed()).toEqual([...grown.files.keys(), 'keys'].toSorted());
    expect(await verifyLog(folder)).toMatchObject({ ok: true, size: 1000 });
  });

  it.each([
    ['another history with the same key', () => memoryLog(entries(900, 'other'))],
    ['a shorter log', () => memoryLog(entries(600))],
    ['another key', () => memoryLog(entries(900), 8)],
  ])('stays as it was before %s', async (_, makeOther) => {
    const other = await makeOther();
    const log = await memoryLog(entries(700));
    await archive(log.files);
    expect((await archive(other.files)).result.ok).toBe(false);
    expect(await readFile(join(folder, 'checkpoint'), 'utf8')).toBe(log.note);
    expect(await verifyLog(folder)).toMatchObject({ ok: true, size: 700 });
    expect((await archive((await memoryLog(entries(1000))).files)).result).toMatchObject({ ok: true, size: 1000 });
  });

  it('goes on after it was broken off, and finds what was altered on disk', async () => {
    const log = await memoryLog(entries(700));
    const broken = new Map(log.files);
    broken.delete('tile/entries/001');
    await expect(archive(broken)).rejects.toMatchObject({ name: 'Unreadable' });
    expect(await listed()).not.toContain('checkpoint');
    expect((await archive(log.files)).result.ok).toBe(true);
    const bundle = join(folder, 'tile/entries/001');
    await writeFile(bundle, flipBit(await readFile(bundle), 4000));
    expect((await verifyLog(folder)).ok).toBe(false);
    expect((await archive(log.files)).result.ok).toBe(false);
    await rm(bundle);
    expect((await archive(log.files)).result.ok).toBe(true);
    expect((await verifyLog(folder)).ok).toBe(true);
  });

  it('writes into no folder that holds other things', async () => {
    await writeFile(join(folder, 'letters.txt'), 'mine');
    const { files } = await memoryLog(entries(3));
    await expect(archive(files)).rejects.toThrow('holds "letters.txt"');
  });
});
