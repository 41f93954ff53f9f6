import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductUsers, send, startProduct, type RunningProduct } from '@countersign/testing';
import { verifyBundle } from '../conformance/independent/bundle.js';
import type { Checkpoint, Trust } from '../conformance/independent/checkpoint.js';
import { openCommitment, readLeaf } from '../conformance/independent/commitment.js';
import { leafHash, sha256 } from '../conformance/independent/merkle-tree.js';
import { Refusal } from '../conformance/independent/refusal.js';
import {
  readCheckpoint,
  readHttp,
  verifyEntry,
  verifyGrowth,
  verifyWholeLog,
  type Read,
} from '../conformance/independent/tiled-log.js';
import { verifyProofFile } from '../conformance/independent/tlog-proof.js';
import { readZip } from '../conformance/independent/zip-file.js';
import type { Decision } from '../conformance/independent/report-decision.js';
import { storedZip } from '../conformance/stored-zip.js';
import { exportedBundle, workOn } from './work-on-outputs.js';

// The product, checked by a verifier that was written from the specifications and shares no code with it.

let product: RunningProduct;
let users: ProductUsers;
let trust: Trust;
let read: Read;
let older: Checkpoint;
let newer: Checkpoint;
let bundle: Buffer;

/** The newest checkpoint, once everything that was committed before is in it. */
async function sealed(): Promise<Checkpoint> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await users.send<{ pending: number; size: number }>('GET', '/audit/status');
    if (body.pending === 0 && body.size > 0) return readCheckpoint(read, trust);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The log was not sealed within ten seconds.');
}

beforeAll(async () => {
  product = await startProduct();
  users = await ProductUsers.on(product);
  read = readHttp(`${product.url}/log`);
  trust = { logs: [(await send<string>(`${product.url}/log/vkey`, 'GET', {})).body.trim()] };
  older = await sealed();
  await workOn(users);
  bundle = await exportedBundle(users);
  newer = await sealed();
}, 240_000);
afterAll(() => product.stop());

/** The log as it would look to somebody who is lied to about one resource. */
const lying =
  (target: string, lie: (bytes: Buffer) => Buffer): Read =>
  async (path) =>
    path.startsWith(target) ? lie(Buffer.from(await read(path))) : read(path);

const flipBit = (bytes: Buffer, at: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
  return changed;
};

interface EntryView {
  id: string;
  index: number | null;
  leaf: string;
  payload: unknown;
  salt: string | null;
}

describe('the log over HTTP', () => {
  it('is what its checkpoint says: every entry, every tile', async () => {
    expect(newer.size).toBeGreaterThan(256);
    const entries = await verifyWholeLog(read, newer);
    const ids = entries.map((entry) => readLeaf(entry).id);
    expect(new Set(ids).size).toBe(newer.size);
  });

  it('holds the entries that the API shows, and their payloads open the commitments', async () => {
    const { body } = await users.send<{ items: EntryView[] }>('GET', '/audit/entries?limit=200');
    const inTree = await verifyWholeLog(read, newer);
    const shown = body.items.filter(({ index }) => index !== null && index < newer.size);
    expect(shown.length).toBeGreaterThan(100);
    for (const { index, leaf, payload, salt } of shown) {
      expect(inTree[index ?? -1]?.toString()).toBe(leaf);
      openCommitment(readLeaf(leaf), payload, salt ?? '');
      expect(() => openCommitment(readLeaf(leaf), { ...Object(payload), more: 1 }, salt ?? '')).toThrow(Refusal);
    }
  });

  it('proves single entries by proof files', async () => {
    const { body } = await users.send<{ items: EntryView[] }>('GET', '/audit/entries?limit=200');
    for (const { id, index, leaf } of body.items.filter((_, n) => n % 20 === 5)) {
      const { body: file } = await users.send<string>('GET', `/audit/entries/${id}/proof`);
      const hash = leafHash(Buffer.from(leaf));
      const proven = verifyProofFile(file, hash, trust);
      expect(proven.index).toBe(index);
      await verifyGrowth(read, older, proven.checkpoint);
      expect(() => verifyProofFile(file, leafHash(Buffer.from(`${leaf}\n`)), trust)).toThrow(Refusal);
      expect(() => verifyProofFile(file.replace(`index ${index}`, `index ${(index ?? 0) ^ 1}`), hash, trust)).toThrow();
    }
  });

  it('has only grown, and a rewritten past does not pass', async () => {
    expect(older.size).toBeLessThan(newer.size);
    await verifyGrowth(read, older, newer);
    await expect(verifyGrowth(read, { ...older, root: sha256() }, newer)).rejects.toThrow(Refusal);
    await expect(verifyGrowth(read, { ...older, size: older.size - 1 }, newer)).rejects.toThrow(Refusal);
  });

  it('serves no tile that its size does not have, and lets full ones be kept', async () => {
    for (const path of [
      'tile/0/002',
      'tile/1/001',
      'tile/1/000',
      'tile/2/000.p/1',
      'tile/0/000.p/256',
      'tile/00/000',
    ]) {
      expect([path, (await fetch(`${product.url}/log/${path}`)).status]).not.toEqual([path, 200]);
    }
    const { headers } = await fetch(`${product.url}/log/tile/0/000`);
    expect(headers.get('cache-control')).toMatch(/immutable/);
  });

  it('is refused with another key, with a changed tile, and with a changed entry', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
    const material = Buffer.concat([Buffer.of(1), raw]);
    const id = sha256(Buffer.from(`${newer.origin}\n`), material).toString('hex', 0, 4);
    const stranger = { logs: [`${newer.origin}+${id}+${material.toString('base64')}`] };
    await expect(readCheckpoint(read, stranger)).rejects.toThrow(Refusal);
    for (const target of ['tile/0/000', 'tile/0/001', 'tile/1/000', 'tile/entries/000', 'tile/entries/001']) {
      for (const lie of [
        (b: Buffer) => flipBit(b, 20),
        (b: Buffer) => b.subarray(0, -1),
        (b: Buffer) => b.subarray(2),
      ]) {
        await expect(verifyWholeLog(lying(target, lie), newer)).rejects.toThrow(Refusal);
      }
    }
    const entries = await verifyWholeLog(read, newer);
    for (const index of [0, 3, 255, 256, newer.size - 1]) {
      await verifyEntry(read, newer, index, entries[index] ?? Buffer.alloc(0));
    }
    const entry = entries[3] ?? Buffer.alloc(0);
    await expect(verifyEntry(read, newer, 4, entry)).rejects.toThrow(Refusal);
    await expect(verifyEntry(read, newer, 3, flipBit(entry, 9))).rejects.toThrow(Refusal);
    await expect(
      verifyEntry(
        lying('tile/0/000', (b) => flipBit(b, 0)),
        newer,
        3,
        entry,
      ),
    ).rejects.toThrow(Refusal);
  });
});

/** The bundle with one of its files rewritten, and the manifest made to fit. */
function rewritten(name: string, rewrite: (text: string) => string): Buffer {
  const files = readZip(bundle);
  const before = files.get(name)?.toString() ?? '';
  const after = Buffer.from(rewrite(before));
  expect(after.toString()).not.toBe(before);
  files.set(name, after);
  const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '') as { files: Record<string, unknown>[] };
  for (const file of manifest.files) {
    if (file.name !== name) continue;
    file.size = after.length;
    file.digest = `sha256:${sha256(after).toString('hex')}`;
  }
  files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  return storedZip(files);
}

/** Changes the lines of the report that are decisions. */
const decisions =
  (change: (decision: Decision) => void) =>
  (text: string): string =>
    text.replace(/^\{"type":"decision".*$/gm, (line) => {
      const decision = JSON.parse(line) as Decision;
      change(decision);
      return JSON.stringify(decision);
    });

type Proven = Decision['entries'][number] & { proof: NonNullable<Decision['entries'][number]['proof']> };
const isProven = (entry: Decision['entries'][number]): entry is Proven => entry.proof !== null;

/** Changes the entries with proofs of every decision. */
const proven = (change: (entry: Proven) => void) =>
  decisions(({ entries }) => {
    for (const entry of entries.filter(isProven)) change(entry);
  });

describe('an exported bundle', () => {
  it('verifies, and its checkpoint is one that the log grew from', async () => {
    const { checkpoint, ...counts } = verifyBundle(bundle, trust);
    expect(counts).toEqual({ decisions: 4, erased: 0, entries: 8 });
    await verifyGrowth(read, checkpoint, newer);
    expect(verifyBundle(storedZip(readZip(bundle)), trust)).toMatchObject(counts);
  });

  it('proves the act alone where payload and salt are gone', () => {
    const erase = decisions((d) => (d.proof.payload = d.proof.salt = null));
    expect(verifyBundle(rewritten('report.jsonl', erase), trust)).toMatchObject({ decisions: 4, erased: 4 });
  });

  it('is refused with a bit of any file changed, a file more or less, or its end cut off', () => {
    for (const [name, bytes] of readZip(bundle)) {
      const start = bundle.indexOf(bytes);
      for (let n = 0; n < 12; n += 1) {
        const at = start + Math.floor(((bytes.length - 1) * n) / 11);
        expect(() => verifyBundle(flipBit(bundle, at), trust)).toThrow(Refusal);
      }
      const without = readZip(bundle);
      without.delete(name);
      expect(() => verifyBundle(storedZip(without), trust)).toThrow(Refusal);
    }
    expect(() => verifyBundle(storedZip(readZip(bundle).set('more.txt', Buffer.of(1))), trust)).toThrow(Refusal);
    expect(() => verifyBundle(bundle.subarray(0, -1), trust)).toThrow(Refusal);
  });

  const forgeries: [string, string, (text: string) => string][] = [
    ['outcome', 'report.jsonl', decisions((d) => (d.outcome = 'escalate'))],
    ['reasons', 'report.jsonl', decisions((d) => (d.reasons = [{ code: 'grounded' }]))],
    ['comment', 'report.jsonl', decisions((d) => (d.comment = 'I never said this.'))],
    ['decider', 'report.jsonl', decisions((d) => (d.decider.pseudonym = 'person:0'))],
    ['role', 'report.jsonl', decisions((d) => (d.decider.role = 'lead'))],
    ['time', 'report.jsonl', decisions((d) => (d.at = '2026-01-01T00:00:00.000Z'))],
    ['submission', 'report.jsonl', decisions((d) => (d.submission.id = d.id))],
    ['content', 'report.jsonl', decisions((d) => (d.binding.contentDigest = `sha256:${'0'.repeat(64)}`))],
    ['approvals', 'report.jsonl', decisions((d) => (d.approvals.needed += 1))],
    [
      'payload',
      'report.jsonl',
      decisions((d) => Object.assign(d.proof.payload ?? {}, { outcome: (d.outcome = 'escalate') })),
    ],
    ['salt', 'report.jsonl', decisions((d) => (d.proof.salt = '0'.repeat(64)))],
    ['lost salt', 'report.jsonl', decisions((d) => (d.proof.salt = null))],
    ['leaf', 'report.jsonl', decisions((d) => (d.proof.leaf = d.proof.leaf.replace('"v":1', '"v":2')))],
    ['place', 'report.jsonl', decisions((d) => (d.proof.index += 1))],
    ['hashes', 'report.jsonl', decisions((d) => d.proof.hashes.reverse())],
    ['time of a claim', 'report.jsonl', proven((entry) => (entry.at = '2026-01-01T00:00:00.000Z'))],
    ['act of an entry', 'report.jsonl', proven((entry) => (entry.action = 'review.decided'))],
    ['place of an entry', 'report.jsonl', proven((entry) => (entry.index = 0))],
    ['leaf of an entry', 'report.jsonl', proven(({ proof }) => (proof.leaf = proof.leaf.replace('"v":1', '"v":2')))],
    ['hashes of an entry', 'report.jsonl', proven(({ proof }) => proof.hashes.pop())],
    ['payload of an entry', 'report.jsonl', proven(({ proof }) => Object.assign(proof.payload ?? {}, { claim: 'x' }))],
    ['lost salt of an entry', 'report.jsonl', proven(({ proof }) => (proof.salt = null))],
    ['a decision left out', 'report.jsonl', (text) => text.replace(/^\{"type":"decision".*\n/m, '')],
    ['an end left out', 'report.jsonl', (text) => text.replace(/^\{"type":"end".*\n/m, '')],
    ['a member twice', 'report.jsonl', (text) => text.replace('"outcome":', '"outcome":"approve","outcome":')],
    ['order of proofs', 'proofs.txt', (text) => `${text.split('\n\n').slice(0, -1).reverse().join('\n\n')}\n\n`],
    ['a proof too few', 'proofs.txt', (text) => text.slice(text.indexOf('\n\n') + 2)],
    ['size of the log', 'checkpoint', (text) => text.replace(/\n(\d+)\n/, '\n1$1\n')],
    ['a policy', 'policies', (text) => text.replace('minimal', 'limited')],
  ];
  it.each(forgeries)(
    'is refused, however well the manifest fits, when it is a forgery of: %s',
    (_, prefix, rewrite) => {
      const name = [...readZip(bundle).keys()].find((file) => file.startsWith(prefix)) ?? '';
      expect(() => verifyBundle(rewritten(name, rewrite), trust)).toThrow(Refusal);
    },
  );

  it('is refused when somebody else signed its checkpoint, even with a key that fits the bundle', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
    const material = Buffer.concat([Buffer.of(1), raw]);
    const id = sha256(Buffer.from(`${newer.origin}\n`), material).subarray(0, 4);
    const forged = rewritten('checkpoint', (text) => {
      const body = text.slice(0, text.indexOf('\n\n') + 1);
      const signature = Buffer.concat([id, sign(null, Buffer.from(body), privateKey)]).toString('base64');
      return `${body}\n\u2014 ${newer.origin} ${signature}\n`;
    });
    expect(() => verifyBundle(forged, trust)).toThrow(/No known key/);
  });
});
