import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  consistencyProof,
  ed25519KeyFromSeed,
  formatAddCheckpoint,
  formatCheckpoint,
  formatVerifierKey,
  hashLeaf,
  mapHashReader,
  nodeKey,
  openCheckpoint,
  parseVerifierKey,
  addSignatures,
  signNote,
  treeRoot,
  verifierKey,
  planConsistencyProof,
} from '@countersign/tlog';

jest.setTimeout(60_000);

const bin = join(import.meta.dirname, '../../bin/countersign.mjs');
const origin = 'log.example/test';
const key = await ed25519KeyFromSeed(new Uint8Array(32).fill(3));
const logKey = verifierKey(origin, 'ed25519', key.publicKey);
const hashesOf = (salt: string, size: number): Uint8Array =>
  Buffer.concat(Array.from({ length: size }, (_, i) => hashLeaf(Buffer.from(`${salt}${i < 5 ? '' : salt} ${i}`))));
const rootOf = (salt: string, size: number): Uint8Array => treeRoot(hashesOf(salt, size));

async function noteOf(salt: string, size: number, name = origin, signer = key): Promise<string> {
  return signNote(formatCheckpoint({ origin: name, size, root: rootOf(salt, size) }), { name, key: signer });
}

/** The consistency proof from `from` to `to` leaves, by the tree's own nodes. */
function proofOf(salt: string, from: number, to: number): Uint8Array[] {
  if (from === 0 || from === to) return [];
  const all = hashesOf(salt, to);
  const nodes = planConsistencyProof(from, to).nodes.map((node) => {
    const width = 2 ** node.level;
    const first = node.index * width;
    return [nodeKey(node), treeRoot(all.subarray(first * 32, (first + width) * 32))] as const;
  });
  return consistencyProof(from, to, mapHashReader(new Map(nodes)));
}

async function bodyOf(salt: string, from: number, to: number): Promise<string> {
  return formatAddCheckpoint({ oldSize: from, proof: proofOf(salt, from, to), checkpoint: await noteOf(salt, to) });
}

let folder: string;
let child: ChildProcess | null = null;
let url = '';
let vkey = '';

async function start(...more: string[]): Promise<void> {
  const args = ['witness', '--name', 'witness.example/w', '--key', 'key.pem', '--state', 'state.json', '--port', '0'];
  const log = ['--log', formatVerifierKey(logKey)];
  const started = spawn(process.execPath, [bin, ...args, ...log, ...more], { cwd: folder, stdio: 'pipe' });
  const line = await new Promise<string>((resolve, reject) => {
    let errors = '';
    started.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    started.stdout.once('data', (data: Buffer) => resolve(data.toString()));
    started.once('exit', (code) => reject(new Error(`${code}: ${errors}`)));
  });
  child = started;
  ({ url, witness: vkey } = JSON.parse(line) as { url: string; witness: string });
}

async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  const running = child;
  child = null;
  if (!running) return null;
  return new Promise((resolve) => {
    running.once('exit', (code) => resolve(code));
    running.kill(signal);
  });
}

async function add(body: string): Promise<{ status: number; body: string; type: string | null }> {
  const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: answer.status, body: await answer.text(), type: answer.headers.get('content-type') };
}

const latest = () => fetch(`${url}/${createHash('sha256').update(origin).digest('hex')}/checkpoint`);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-witness-'));
  await start();
});
afterEach(async () => {
  await stop('SIGKILL');
  await rm(folder, { recursive: true });
});

describe('countersign witness', () => {
  it('cosigns what extends the log it knows, and shows it by the hash of its origin', async () => {
    expect((await latest()).status).toBe(404);
    for (const [from, to] of [
      [0, 3],
      [3, 3],
      [3, 8],
      [8, 300],
    ] as const) {
      const answer = await add(await bodyOf('a', from, to));
      expect([answer.status, answer.body.startsWith('— witness.example/w ')]).toEqual([200, true]);
      const note = addSignatures(await noteOf('a', to), answer.body);
      const opened = await openCheckpoint(note, { log: logKey, witnesses: [parseVerifierKey(vkey)] });
      expect(Math.abs((opened.cosignatures[0]?.time ?? 0) - Date.now() / 1000)).toBeLessThan(60);
    }
    const shown = await (await latest()).text();
    const opened = await openCheckpoint(shown, { log: logKey, witnesses: [parseVerifierKey(vkey)] });
    expect([opened.checkpoint.size, opened.cosignatures.length]).toEqual([300, 1]);
  });

  it('tells refusals apart', async () => {
    expect((await add(await bodyOf('a', 0, 8))).status).toBe(200);
    expect(await add(await bodyOf('a', 3, 9))).toMatchObject({ status: 409, body: '8\n', type: 'text/x.tlog.size' });
    expect(await add(await bodyOf('a', 0, 9))).toMatchObject({ status: 409, body: '8\n' });
    // A fork after leaf 5: the same beginning, another history.
    expect((await add(await bodyOf('b', 8, 12))).status).toBe(422);
    expect((await add(await bodyOf('b', 8, 8))).status).toBe(409);
    expect((await add((await bodyOf('a', 3, 9)).replace('old 3', 'old 10'))).status).toBe(400);
    const other = await ed25519KeyFromSeed(new Uint8Array(32).fill(4));
    const request = async (note: Promise<string>) =>
      formatAddCheckpoint({ oldSize: 8, proof: [], checkpoint: await note });
    expect((await add(await request(noteOf('a', 8, origin, other)))).status).toBe(403);
    expect((await add(await request(noteOf('a', 8, 'log.example/other', other)))).status).toBe(404);
    for (const body of ['', 'old 8', 'old 08\n\nx', `old 8\n${'A'.repeat(44)}\n`, '\u0000\n\n\n', 'old 8\n\n']) {
      expect([400, 404]).toContain((await add(body)).status);
    }
    expect((await add('x'.repeat(300_000))).status).toBe(413);
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
    expect(await (await latest()).text()).toContain(`${origin}\n8\n`);
  });

  it('cosigns one of two histories that are handed in at the same moment', async () => {
    const bodies = await Promise.all(['a', 'b', 'a', 'b', 'c'].map((salt) => bodyOf(salt, 0, 9)));
    const answers = await Promise.all(bodies.map(add));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
  });

  it('never forgets what it cosigned, wherever it is killed', async () => {
    let cosigned = 0;
    for (let round = 0; round < 6; round += 1) {
      let underWay = true;
      const killed = new Promise((resolve) => setTimeout(resolve, 5 + 17 * round)).then(() => stop('SIGKILL'));
      const writing = (async () => {
        while (underWay) {
          const answer = await add(await bodyOf('a', cosigned, cosigned + 1)).catch(() => null);
          if (answer?.status !== 200) break;
          cosigned += 1;
        }
      })();
      await killed;
      underWay = false;
      await writing;
      await start();
      const shown = await latest();
      const known = shown.status === 200 ? Number((await shown.text()).split('\n')[1]) : 0;
      // What was stored may be ahead of what was answered, by the one request under way; never behind.
      expect(known - cosigned === 0 || known - cosigned === 1).toBe(true);
      expect((await add(await bodyOf('b', 0, 9))).status).toBe(known === 0 ? 200 : 409);
      if (known === 0) cosigned = 9;
      else cosigned = known;
      if (known === 0) break;
    }
    expect(cosigned).toBeGreaterThan(0);
  });

  it('holds its state alone, refuses a broken one, and stops in good order', async () => {
    await expect(start()).rejects.toThrow(/2: .*this state is held by/s);
    expect(await stop('SIGTERM')).toBe(0);
    await start();
  });

  it('lets one of many take over what a killed one left, however many start at once', async () => {
    await stop('SIGKILL');
    const args = ['witness', '--name', 'witness.example/w', '--key', 'key.pem', '--state', 'state.json', '--port', '0'];
    const all = Array.from({ length: 8 }, () =>
      spawn(process.execPath, [bin, ...args, '--log', formatVerifierKey(logKey)], { cwd: folder, stdio: 'pipe' }),
    );
    const started = await Promise.all(
      all.map(
        (one) =>
          new Promise<boolean>((resolve) => {
            one.stdout.once('data', () => resolve(true));
            one.once('exit', () => resolve(false));
          }),
      ),
    );
    for (const one of all) one.kill('SIGKILL');
    expect(started.filter(Boolean)).toHaveLength(1);
  });

  it('does not begin anew over a state that it cannot read', async () => {
    await add(await bodyOf('a', 0, 3));
    expect(await stop('SIGTERM')).toBe(0);
    await writeFile(join(folder, 'state.json'), (await readFile(join(folder, 'state.json'), 'utf8')).slice(0, 40));
    await expect(start()).rejects.toThrow(/2: .*is not the state of a witness/s);
  });

  it('cosigns for a log that changes its key, once it is told the new one', async () => {
    await add(await bodyOf('a', 0, 3));
    await stop('SIGTERM');
    const next = await ed25519KeyFromSeed(new Uint8Array(32).fill(5));
    await start('--log', formatVerifierKey(verifierKey(origin, 'ed25519', next.publicKey)));
    const checkpoint = await noteOf('a', 8, origin, next);
    const answer = await add(formatAddCheckpoint({ oldSize: 3, proof: proofOf('a', 3, 8), checkpoint }));
    expect(answer.status).toBe(200);
  });
});
