import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ed25519KeyFromSeed,
  encodeEntryBundle,
  formatNote,
  hashLeaf,
  parseTrustPolicy,
  parseVerifierKey,
  signText,
  treeRoot,
} from '@countersign/tlog';
import fc from 'fast-check';
import { flipBit, memoryLog, serveFiles } from '@countersign/testing';
import { verifyLog, type LogOptions } from './verify-log.js';

const entries = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => new TextEncoder().encode(`entry ${i}`));
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function verify(
  files: ReadonlyMap<string, Uint8Array>,
  options: LogOptions = {},
  onRequest?: (path: string) => number | undefined,
) {
  const { address, close } = await serveFiles(files, onRequest);
  closing.push(close);
  return verifyLog(address, options);
}

describe('verifyLog', () => {
  it.each([0, 1, 255, 256, 257, 600])('verifies a log of %i entries', async (size) => {
    const log = await memoryLog(entries(size));
    const result = await verify(log.files, { trust: { vkey: parseVerifierKey(log.vkey) } });
    expect(result).toMatchObject({ ok: true, kind: 'log', size, faults: [] });
    expect(result.checked['entries'] ?? 0).toBe(size);
    expect(result.checked['tiles'] ?? 0).toBe(log.tiles.length);
    expect(result.notProven).toContain('unwitnessed');
    expect(result.notProven).not.toContain('key-not-pinned');
  });

  it('reads across tiles of three levels', async () => {
    const log = await memoryLog(entries(256 * 256 + 300));
    const given: number[] = [];
    const result = await verify(log.files, { onEntry: (_, index) => void given.push(index) });
    expect(result).toMatchObject({ ok: true, checked: { entries: 65_836, tiles: log.tiles.length } });
    expect(log.tiles.at(-1)?.level).toBe(2);
    expect(given).toEqual([...given.keys()]);
  });

  it('says that a key served by the log itself proves little', async () => {
    const { files } = await memoryLog(entries(3));
    expect((await verify(files)).notProven).toContain('key-not-pinned');
  });

  it('takes full tiles where partial ones are gone', async () => {
    const [old, grown] = await Promise.all([memoryLog(entries(300)), memoryLog(entries(600))]);
    const files = new Map(grown.files);
    for (const name of ['checkpoint', 'tile/1/000.p/1']) files.set(name, old.files.get(name) ?? new Uint8Array());
    expect(await verify(files)).toMatchObject({ ok: true, size: 300 });
  });

  it('waits out a busy log, and gives up on one that lacks a tile', async () => {
    const { files } = await memoryLog(entries(3));
    const seen = new Set<string>();
    const busyOnce = (path: string) => (seen.has(path) ? undefined : (seen.add(path), 503));
    expect(await verify(files, {}, busyOnce)).toMatchObject({ ok: true });
    files.delete('tile/0/000.p/3');
    await expect(verify(files)).rejects.toMatchObject({ name: 'Unreadable' });
  });

  it('refuses one changed bit, wherever it is', async () => {
    const { files, vkey } = await memoryLog(entries(300));
    const trust = { vkey: parseVerifierKey(vkey) };
    const served = [...files].filter(([path]) => path !== 'vkey');
    const { address, close } = await serveFiles(files);
    closing.push(close);
    const change = fc.record({ file: fc.constantFrom(...served), position: fc.nat() });
    await fc.assert(
      fc.asyncProperty(change, async ({ file: [path, original], position }) => {
        files.set(path, flipBit(original, position));
        try {
          expect((await verifyLog(address, { trust })).ok).toBe(false);
        } finally {
          files.set(path, original);
        }
      }),
      { numRuns: 150 },
    );
    expect((await verifyLog(address, { trust })).ok).toBe(true);
  });

  it('names what was altered', async () => {
    const log = await memoryLog(entries(300));
    const altered = entries(300);
    altered[299] = new TextEncoder().encode('another');
    const files = new Map(log.files).set('tile/entries/001.p/44', encodeEntryBundle(altered.slice(256)));
    const codes = (await verify(files)).faults.map(({ code }) => code);
    expect(codes).toEqual(['tile-mismatch', 'root-mismatch']);
    const forged = new Map((await memoryLog(altered)).files).set(
      'checkpoint',
      log.files.get('checkpoint') ?? altered[0]!,
    );
    expect((await verify(forged)).faults.map(({ code }) => code)).toEqual(['root-mismatch']);
  });

  it('refuses another key than the one given, and a quorum that is missing', async () => {
    const [log, other] = await Promise.all([memoryLog(entries(3)), memoryLog(entries(3), 8)]);
    const pinned = await verify(log.files, { trust: { vkey: parseVerifierKey(other.vkey) } });
    expect(pinned.faults).toMatchObject([{ code: 'key-swapped' }]);
    const policy = parseTrustPolicy(`log ${log.vkey}\nquorum none\n`);
    expect(await verify(log.files, { trust: { policy } })).toMatchObject({ ok: true });
  });

  it('follows a key that handed over to the next, and no other', async () => {
    const [first, second] = [await memoryLog(entries(3)), await memoryLog(entries(3), 8)];
    const text = `countersign log key handover v1\nlog.example/test\n${first.vkey}\n${second.vkey}\n`;
    const sign = async (...seeds: number[]) => {
      const signatures = await Promise.all(
        seeds.map(async (seed) => {
          const key = await ed25519KeyFromSeed(new Uint8Array(32).fill(seed));
          return signText(text, { name: 'log.example/test', key });
        }),
      );
      return formatNote({ text, signatures });
    };
    const answer = (handover: string) =>
      new Map(second.files).set(
        'keys',
        Buffer.from(JSON.stringify({ keys: [{ verifierKey: second.vkey, previous: first.vkey, handover }] })),
      );
    const trust = { vkey: parseVerifierKey(first.vkey) };
    const rotated = await verify(answer(await sign(7, 8)), { trust });
    expect(rotated).toMatchObject({ ok: true, size: 3 });
    expect(rotated.notProven).toContain('key-rotated');
    for (const handover of [
      await sign(8),
      await sign(7),
      (await sign(7, 8)).replace('handover v1', 'handover v2'),
      '',
    ]) {
      const swapped = await verify(answer(handover), { trust });
      expect(swapped.faults.map(({ code }) => code)).toEqual(['key-swapped']);
    }
  });

  it.each([
    ['the same log, earlier', 300, 300, []],
    ['at a border of bundles', 256, 256, []],
    ['another log', 300, 299, ['not-an-extension']],
    ['a log that was longer', 700, 700, ['log-shorter']],
  ])('holds the log against a tree signed before: %s', async (_, size, rootOf, codes) => {
    const log = await memoryLog(entries(600));
    const root = treeRoot(Buffer.concat(entries(rootOf).map(hashLeaf)));
    const result = await verify(log.files, { earlier: { size, root } });
    expect(result.faults.map(({ code }) => code)).toEqual(codes);
  });
});
