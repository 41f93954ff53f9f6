import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { workerActor } from '@countersign/access';
import type { ReportInput } from '@countersign/contracts';
import { must } from '@countersign/testing';
import { hashLeaf, parseTrustPolicy, parseVerifierKey, parseTlogProof, verifyTlogProof } from '@countersign/tlog';
import { memorySource, verifyBundle } from '@countersign/verifier';
import fc from 'fast-check';
import { ReportFixture } from '../../test/report-fixture.js';
import { buildReport } from '../build-report.js';
import { getReport } from '../get-report.js';
import { requestReport } from '../request-report.js';

jest.setTimeout(30_000);

let fixture: ReportFixture;
let [officer]: PersonActor[] = [];
const decisions = 12;

beforeAll(async () => {
  fixture = await ReportFixture.open();
  await fixture.system('answers');
  const submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  const reviewer = await fixture.person('王小明', { role: 'reviewer', system: null });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  await fixture.activate();
  for (let number = 0; number < decisions; number += 1) {
    const id = await fixture.hand(submitter, { title: `=標題 ${number}` });
    await fixture.decide(reviewer, id, number % 2 === 0 ? {} : { outcome: 'reject', codes: ['tone'], comment: '語氣' });
  }
  await fixture.seal();
}, 120_000);
afterAll(() => fixture.close());

/** A bundle as it is handed out, with the digest that the log knows it by. */
async function built(change: Partial<ReportInput> = {}): Promise<{ bytes: Uint8Array; id: string }> {
  const input: ReportInput = {
    kind: 'audit',
    from: '2020-01-01T00:00:00.000Z',
    to: '2100-01-01T00:00:00.000Z',
    timeZone: 'UTC',
    systems: [],
    formats: ['bundle'],
    language: 'zh-TW',
    ...change,
  };
  const { id } = await fixture.db.transaction((tx) => requestReport(tx, must(officer), input));
  return { id, bytes: await bytesOf(id) };
}

async function bytesOf(id: string): Promise<Uint8Array> {
  expect(await buildReport(fixture.db, workerActor, id, fixture.context)).toBe('built');
  const { files } = await fixture.db.read((tx) => getReport(tx, must(officer), id));
  const file = must(files.find(({ name }) => name.endsWith('.zip')));
  expect(file.mediaType).toBe('application/zip');
  return new Uint8Array(await readFile(join(fixture.context.folder, id, file.name)));
}

/** Contents by name, found by the headers before them. */
function contentsOf(bytes: Uint8Array): (name: string) => Promise<Buffer> {
  return async (name) => {
    const manifest = Buffer.from(bytes).lastIndexOf('{"files":[');
    const list = JSON.parse(Buffer.from(bytes).toString('utf8', manifest).split('PK\u0001\u0002')[0] ?? '') as {
      files: { name: string; size: number; digest: string }[];
    };
    const { size, digest } = must(list.files.find((file) => file.name === name));
    for (let at = bytes.indexOf(0x50); at >= 0; at = bytes.indexOf(0x50, at + 1)) {
      const header = Buffer.from(bytes.subarray(at, at + 30));
      if (header.toString('latin1', 0, 4) !== 'PK\u0003\u0004') continue;
      const start = at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
      if (Buffer.from(bytes.subarray(at + 30, at + 30 + header.readUInt16LE(26))).toString() !== name) continue;
      const content = Buffer.from(bytes.subarray(start, start + size));
      expect(`sha256:${createHash('sha256').update(content).digest('hex')}`).toBe(digest);
      return content;
    }
    throw new Error(`${name} is not there`);
  };
}

describe('a bundle of real decisions', () => {
  it('verifies under the key of the log, and holds what an outsider needs', async () => {
    const { bytes } = await built();
    const result = await verifyBundle(memorySource(bytes), {
      trust: { vkey: parseVerifierKey(fixture.context.log.vkey) },
    });
    expect(result.faults).toEqual([]);
    expect(result).toMatchObject({
      ok: true,
      checked: { decisions, packs: fixture.context.packs.length, policies: 1 },
    });
    expect(result.notProven).not.toContain('policy-not-included');
    const content = contentsOf(bytes);
    expect((await content('README.txt')).toString()).toContain('如何驗證');
    expect((await content('verify.html')).toString()).toContain("default-src 'none'");
    const hex = fixture.context.policy.digest.replace('sha256:', '');
    const routing = fixture.context.policy.documents.find(({ name }) => name === 'risk-routing')?.yaml;
    expect((await content(`policies/${hex}/risk-routing.yaml`)).toString()).toBe(routing);
    const results = JSON.parse((await content('oscal/assessment-results.json')).toString());
    const hashes = JSON.stringify(results['assessment-results']['back-matter']);
    const report = await content('report.jsonl');
    expect(hashes).toContain(createHash('sha256').update(report).digest('hex'));
  });

  it('gives a proof file of C2SP for each decision: a record with the checkpoint behind it', async () => {
    const content = contentsOf((await built()).bytes);
    const checkpoint = (await content('checkpoint')).toString();
    const policy = parseTrustPolicy((await content('trust-policy.txt')).toString());
    const leaves = (await content('report.jsonl'))
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; proof: { leaf: string } })
      .filter(({ type }) => type === 'decision');
    const records = (await content('proofs.txt')).toString().split(/(?<=\n\n)/);
    expect(records).toHaveLength(decisions);
    for (const [i, record] of records.entries()) {
      const leaf = new TextEncoder().encode(must(leaves[i]).proof.leaf);
      await verifyTlogProof(parseTlogProof(record + checkpoint), hashLeaf(leaf), policy);
    }
  });

  it('is the same for the same run', async () => {
    const { id, bytes } = await built();
    await fixture.db.transaction((tx) => tx.execute(`update report set state = 'running' where id = $1`, [id]));
    expect(Buffer.from(bytes).equals(await bytesOf(id))).toBe(true);
  });

  it('verifies with no decisions in it, and says when one was made under a policy that it lacks', async () => {
    const empty = await built({ to: '2021-01-01T00:00:00.000Z', language: 'en' });
    expect(await verifyBundle(memorySource(empty.bytes))).toMatchObject({ ok: true, checked: { signatures: 1 } });
  });

  it('is refused for 10,000 changed bits', async () => {
    const { bytes } = await built();
    const trust = { vkey: parseVerifierKey(fixture.context.log.vkey) };
    const turn = (position: number): void => {
      bytes[position >> 3] = must(bytes[position >> 3]) ^ (1 << (position & 7));
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(8 * bytes.length - 1), async (position) => {
        turn(position);
        expect((await verifyBundle(memorySource(bytes), { trust })).ok).toBe(false);
        turn(position);
      }),
      { numRuns: 10_000 },
    );
  }, 600_000);
});
