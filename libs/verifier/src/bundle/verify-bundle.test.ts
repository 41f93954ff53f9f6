import { describe, expect, it } from '@jest/globals';
import {
  addSignatures,
  cosign,
  ed25519KeyFromSeed,
  formatSignatureLine,
  formatVerifierKey,
  parseTrustPolicy,
  parseVerifierKey,
  verifierKey,
} from '@countersign/tlog';
import {
  archiveBytes,
  flipBit,
  memoryBundle,
  memoryBundleFiles,
  memoryLog,
  memoryReport,
  reportBytes,
} from '@countersign/testing';
import fc from 'fast-check';
import { readArchive } from './read-archive.js';
import { memorySource } from './byte-source.js';
import { verifyBundle } from './verify-bundle.js';
import type { FileToWrite } from './write-archive.js';

const { bundle, log } = await memoryBundle(3);
const trust = { vkey: parseVerifierKey(log.vkey) };
const verify = (bytes: Uint8Array) => verifyBundle(memorySource(bytes), { trust });
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const codesOf = async (bytes: Uint8Array): Promise<string[]> => (await verify(bytes)).faults.map(({ code }) => code);

/** A bundle whose files were changed, with a manifest that names them as they are. */
async function remade(change: (files: FileToWrite[]) => FileToWrite[]): Promise<Uint8Array> {
  const { files, header } = await memoryBundleFiles(3);
  return archiveBytes(change(files), header);
}
const replaced = (name: string, content: string) => (files: FileToWrite[]) =>
  files.map((file) => (file.name === name ? { name, content: text(content) } : file));

describe('verifyBundle', () => {
  it('verifies a bundle, and says what stays open', async () => {
    const result = await verify(bundle);
    expect(result).toMatchObject({
      ok: true,
      kind: 'bundle',
      key: { vkey: log.vkey, pinned: true },
      checked: { files: 7, decisions: 3, packs: 1, policies: 1, signatures: 1 },
      faults: [],
    });
    expect(result.notProven).toEqual(
      expect.arrayContaining(['unwitnessed', 'range-only', 'counts-not-recomputed', 'derived-documents']),
    );
    expect(result.notProven).not.toContain('key-not-pinned');
  });

  it('takes the key of the bundle when none is given, and only the given one otherwise', async () => {
    const own = await verifyBundle(memorySource(bundle));
    expect(own).toMatchObject({ ok: true, key: { vkey: log.vkey, pinned: false } });
    expect(own.notProven).toContain('key-not-pinned');
    const other = await memoryLog([text('x')], 9);
    const refused = await verifyBundle(memorySource(bundle), { trust: { vkey: parseVerifierKey(other.vkey) } });
    expect(refused.faults.map(({ code }) => code)).toEqual(['not-signed']);
  });

  it('believes no witness that the bundle itself names', async () => {
    const key = await ed25519KeyFromSeed(new Uint8Array(32).fill(5));
    const witness = { name: 'w.example/own', key };
    const [signed] = log.note.split('\n\n');
    const cosignature = formatSignatureLine(await cosign(`${signed}\n`, witness, 1_700_000_000));
    const note = addSignatures(log.note, cosignature);
    const { lines } = await memoryReport(3);
    const policy = [
      `log ${log.vkey}`,
      `witness own ${formatVerifierKey(verifierKey(witness.name, 'cosignature/v1', key.publicKey))}`,
      'quorum own\n',
    ].join('\n');
    const cosigned = lines.map((line, n) =>
      n > 0 ? line : { ...line, log: { ...(line['log'] as object), checkpoint: note } },
    );
    const bytes = await remade((files) => {
      const changed = [replaced('checkpoint', note), replaced('trust-policy.txt', policy)];
      const report = replaced('report.jsonl', new TextDecoder().decode(reportBytes(cosigned)));
      return [...changed, report].reduce((made, change) => change(made), files);
    });
    const own = await verifyBundle(memorySource(bytes));
    expect(own).toMatchObject({ ok: true, checked: { signatures: 2 } });
    expect(own.notProven).toEqual(expect.arrayContaining(['unwitnessed', 'key-not-pinned']));
    const given = await verifyBundle(memorySource(bytes), { trust: { policy: parseTrustPolicy(policy) } });
    expect(given.notProven).not.toContain('unwitnessed');
  });

  it('writes the same bytes for the same files, and those of a bundle without decisions', async () => {
    expect((await memoryBundle(3)).bundle).toEqual(bundle);
    expect(await verify((await memoryBundle(0, 1)).bundle)).toMatchObject({ ok: true, checked: { files: 7 } });
  });

  it.each<[string, (files: FileToWrite[]) => FileToWrite[], string]>([
    ["a file that is not the report's pack", replaced('packs/eu.json', '{}'), 'digest-mismatch'],
    ["proofs that are not the report's", replaced('proofs.txt', ''), 'digest-mismatch'],
    ['another checkpoint', replaced('checkpoint', `${log.note}— x AAAAAAA=\n`), 'digest-mismatch'],
    ['a trust policy without the key', replaced('trust-policy.txt', 'quorum none\n'), 'digest-mismatch'],
    ['a trust policy that is none', replaced('trust-policy.txt', 'x\n'), 'malformed'],
    [
      'a policy under another digest',
      (files) => [...files, { name: 'policies/00.json', content: text('{}') }],
      'digest-mismatch',
    ],
    ['no proofs', (files) => files.filter(({ name }) => name !== 'proofs.txt'), 'digest-mismatch'],
    ['no checkpoint', (files) => files.filter(({ name }) => name !== 'checkpoint'), 'missing-file'],
    ['no report', (files) => files.filter(({ name }) => name !== 'report.jsonl'), 'missing-file'],
  ])('refuses %s, though the manifest fits', async (_, change, code) => {
    expect(await codesOf(await remade(change))).toEqual([code]);
  });

  it('counts what a reader may want to add, once the manifest names it', async () => {
    const more = await remade((files) => [...files, { name: 'oscal/catalog.json', content: text('{}') }]);
    expect(await verify(more)).toMatchObject({ ok: true, checked: { files: 8 } });
  });

  it('refuses each changed bit around the contents: headers, descriptors, directory, end', async () => {
    const inside = new Uint8Array(bundle.length);
    for (const { content, size } of await readArchive(memorySource(bundle))) inside.fill(1, content, content + size);
    const structural = [...inside.keys()].filter((at) => inside[at] === 0);
    expect(structural.length).toBeGreaterThan(1000);
    const accepted: number[] = [];
    for (const at of structural) {
      for (let bit = 0; bit < 8; bit += 1) {
        if ((await verify(flipBit(bundle, 8 * at + bit))).ok) accepted.push(8 * at + bit);
      }
    }
    expect(accepted).toEqual([]);
  }, 240_000);

  it('refuses 10,000 changed bits anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(8 * bundle.length - 1), async (position) => {
        expect((await verify(flipBit(bundle, position))).ok).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  }, 240_000);

  it('refuses any stretch left out, put in twice, or put in from elsewhere', async () => {
    const place = fc.nat(bundle.length - 1);
    await fc.assert(
      fc.asyncProperty(place, place, place, async (one, other, at) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other) + 1];
        const part = bundle.subarray(from, to);
        for (const changed of [
          Buffer.concat([bundle.subarray(0, from), bundle.subarray(to)]),
          Buffer.concat([bundle.subarray(0, at), part, bundle.subarray(at)]),
        ]) {
          if (!Buffer.from(bundle).equals(changed)) expect((await verify(new Uint8Array(changed))).ok).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});
