import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { flipBit, memoryBundle, memoryReport, reportBytes, serveFiles } from '@countersign/testing';

jest.setTimeout(30_000);

const root = join(import.meta.dirname, '../../..');
const { lines, log } = await memoryReport(3);
const report = reportBytes(lines);
const { bundle } = await memoryBundle(3);
let folder: string;
let server: Awaited<ReturnType<typeof serveFiles>>;

/** Runs the built command as a user does, which the build before the tests has made. */
function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const bin = join(root, 'libs/sdk/bin/countersign.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: folder }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-cli-'));
  server = await serveFiles(log.files);
  const files: [string, string | Uint8Array][] = [
    ['report.jsonl', report],
    ['altered.jsonl', flipBit(report, 8 * (report.length - 400))],
    ['p.tlog-proof', log.proofFile(1)],
    ['leaf', String((lines[3] as { proof: { leaf: string } }).proof.leaf)],
    ['bundle.zip', bundle],
    ['altered.zip', flipBit(bundle, 8 * 200)],
    ['policy', `log ${log.vkey}\nquorum none\n`],
    ['vkey', log.vkey],
    ['other', 'something else'],
    ['other.zip', 'something else'],
  ];
  await Promise.all(files.map(([name, content]) => writeFile(join(folder, name), content)));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('countersign', () => {
  it.each<[number, string, string[]]>([
    [0, 'a report', ['verify', 'report.jsonl', '--vkey', 'vkey']],
    [1, 'an altered report', ['verify', 'altered.jsonl']],
    [0, 'a bundle', ['verify', 'bundle.zip', '--vkey', 'vkey']],
    [0, 'a bundle under a policy', ['verify', 'bundle.zip', '--policy', 'policy']],
    [0, 'a bundle without a key', ['verify', 'bundle.zip']],
    [1, 'an altered bundle', ['verify', 'altered.zip']],
    [1, 'something else named as a bundle', ['verify', 'other.zip']],
    [2, 'a bundle with two ways of trust', ['verify', 'bundle.zip', '--vkey', 'vkey', '--policy', 'policy']],
    [3, 'a bundle that is not there', ['verify', 'absent.zip']],
    [0, 'policies', ['policy', 'check', join(root, 'policies')]],
    [1, 'policies that are not there', ['policy', 'check', 'absent']],
    [2, 'an act on policies that is not there', ['policy', 'burn']],
    [2, 'an archive without a folder', ['archive', 'http://127.0.0.1:1']],
    [3, 'an archive of a log that is not there', ['archive', 'http://127.0.0.1:1', '--to', 'new']],
    [0, 'a proof', ['verify', 'p.tlog-proof', '--leaf', 'leaf', '--vkey', 'vkey']],
    [1, 'a proof of another leaf', ['verify', 'p.tlog-proof', '--leaf', '0'.repeat(64), '--vkey', 'vkey']],
    [2, 'a proof without a key', ['verify', 'p.tlog-proof', '--leaf', 'leaf']],
    [2, 'nothing', ['verify']],
    [2, 'an unknown option', ['verify', 'report.jsonl', '--nothing']],
    [2, 'an option that means nothing here', ['verify', 'report.jsonl', '--leaf', 'leaf']],
    [2, 'a receipt without content', ['verify-receipt', 'other']],
    [3, 'a file that is not there', ['verify', 'absent.jsonl']],
    [3, 'a file that is something else', ['verify', 'other']],
    [3, 'a log that does not run', ['verify', 'http://127.0.0.1:1']],
    [0, 'help', ['--help']],
  ])('ends with status %i for %s', async (status, _, args) => {
    expect((await run(...args)).status).toBe(status);
  });

  it('verifies a running log, for programs and for people in both languages', async () => {
    const json = await run('verify', server.address, '--vkey', log.vkey, '--json');
    expect(json.status).toBe(0);
    expect(JSON.parse(json.out)).toMatchObject({ ok: true, kind: 'log', size: 6, checked: { entries: 6 }, faults: [] });
    expect((await run('verify', server.address)).out).toContain('Not proven by this:');
    expect((await run('verify', server.address, '--lang', 'zh-TW')).out).toContain('此驗證未能證明：');
  });

  it('verifies a bundle for programs and people, and says whose key was believed', async () => {
    const pinned = await run('verify', 'bundle.zip', '--vkey', log.vkey, '--json');
    expect(JSON.parse(pinned.out)).toMatchObject({
      ok: true,
      kind: 'bundle',
      key: { vkey: log.vkey, pinned: true },
      checked: { decisions: 3, files: 7 },
    });
    expect((await run('verify', 'bundle.zip')).out).toContain('This key comes from the bundle itself: compare it');
    expect((await run('verify', 'bundle.zip', '--lang', 'zh-TW')).out).toContain('此金鑰由證據包本身提供');
    const whole = await run('verify', 'bundle.zip', '--vkey', log.vkey, '--log', server.address, '--json');
    expect(JSON.parse(whole.out)).toMatchObject({ ok: true, checked: { decisions: 3, entries: 6 } });
    expect(JSON.parse(whole.out).notProven).not.toContain('range-only');
  });
});
