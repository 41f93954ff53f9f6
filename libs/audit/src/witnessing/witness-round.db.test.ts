import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import { must, testDatabase, type TestDatabase } from '@countersign/testing';
import {
  cosign,
  ed25519KeyFromSeed,
  formatSignatureLine,
  formatVerifierKey,
  openCheckpointByPolicy,
  parseAddCheckpoint,
  parseNote,
  parseTlogProof,
  parseTrustPolicy,
  verifierKey,
  verifyTlogProof,
  type TrustPolicy,
} from '@countersign/tlog';
import pg from 'pg';
import {
  appendEntries,
  findCheckpoint,
  findEntryProof,
  ProofReader,
  findServedCheckpoint,
  LogSealer,
  logIdentity,
  verifyLog,
  WitnessRound,
} from '../index.js';
import { askWitness } from './ask-witness.js';
import { listWitnesses } from '../list-witnesses.js';

const bin = join(import.meta.dirname, '../../../sdk/bin/countersign.mjs');
const identity = logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log');
let test: TestDatabase;
let folder: string;
let child: ChildProcess;
let policy: TrustPolicy;
const servers: Server[] = [];
beforeAll(async () => {
  test = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'countersign-witnessing-'));
  const { vkey, url } = await startWitness();
  policy = parseTrustPolicy(`log ${identity.vkey}\nwitness w1 ${vkey} ${url}\nquorum w1\n`);
});
afterAll(async () => {
  child.kill('SIGKILL');
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
  await test.drop();
});

/** The witness that the product ships, as somebody else would run it. */
async function startWitness(): Promise<{ vkey: string; url: string }> {
  const args = ['witness', '--name', 'w.example/1', '--key', 'k.pem', '--state', 's.json', '--port', '0'];
  child = spawn(process.execPath, [bin, ...args, '--log', identity.vkey], { cwd: folder, stdio: 'pipe' });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString()));
    child.once('exit', (code) => reject(new Error(`The witness ended: ${code}`)));
  });
  const { witness, url } = JSON.parse(line) as { witness: string; url: string };
  return { vkey: witness, url };
}

const firstOf = ({ witnesses: [witness] }: TrustPolicy) => must(witness).key;

async function grow(db = test.db, count = 5, signedAt?: Date) {
  const draft = { action: 'person.signed-out' as const, subject: null, payload: { person: 'x', session: 'y' } };
  const entries = await db.transaction((tx) =>
    appendEntries(
      tx,
      workerActor,
      Array.from({ length: count }, () => draft),
    ),
  );
  await new LogSealer(db, identity).seal(() => signedAt ?? new Date());
  return entries;
}

const roundOf = async (by: TrustPolicy, db = test.db, clock = () => Date.now()) => {
  const round = new WitnessRound(db, identity, by, clock, () => 0.5);
  await round.announce();
  return round;
};
const statusOf = async (db = test.db) =>
  (await db.read(listWitnesses)).map(({ name, size, failure }) => [name, size, failure?.code ?? null]);

/** A witness that answers as told. */
async function fakeWitness(
  answer: (body: string) => Promise<{ status: number; body: string }> | { status: number; body: string },
) {
  const key = await ed25519KeyFromSeed(new Uint8Array(32).fill(9));
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void Promise.resolve(answer(Buffer.concat(chunks).toString())).then(({ status, body }) =>
        response.writeHead(status).end(body),
      );
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const vkey = formatVerifierKey(verifierKey('fake.example/w', 'cosignature/v1', key.publicKey));
  return { key, url, policy: parseTrustPolicy(`witness fake ${vkey} ${url}\nquorum fake\n`) };
}

describe('witnessing', () => {
  it('has each newest checkpoint cosigned, and shows it so that a stranger who asks for the witness accepts it', async () => {
    const round = await roundOf(policy);
    await grow();
    expect(await round.run()).toBe(1);
    expect(await round.run()).toBe(0);
    const [entry] = await grow(test.db, 300);
    expect(await round.run()).toBe(1);
    expect(await statusOf()).toEqual([['w1', 305, null]]);
    const served = await test.db.read((tx) => findServedCheckpoint(tx, policy));
    const opened = await openCheckpointByPolicy(served?.note ?? '', policy);
    expect([opened.checkpoint.size, opened.cosignatures.length]).toEqual([305, 1]);
    const proof = await test.db.read((tx) => findEntryProof(tx, entry?.id ?? '', policy, new ProofReader()));
    await verifyTlogProof(parseTlogProof(proof ?? ''), entry?.leafHash ?? Buffer.alloc(32), policy);
    expect(await verifyLog(test.db, identity)).toMatchObject({ ok: true, notProven: [] });
  });

  it('leaves open what came after the tree that it cosigned, once that is older than a minute', async () => {
    const forgotten = await testDatabase();
    try {
      const known = await fakeWitness(() => ({ status: 503, body: '' }));
      await grow(forgotten.db);
      await roundOf(known.policy, forgotten.db);
      const { note, size } = must(await forgotten.db.read(findCheckpoint));
      const line = await cosign(parseNote(note).text, { name: 'fake.example/w', key: known.key }, 1_700_000_000);
      await forgotten.db.transaction((tx) =>
        tx.execute(`insert into audit_cosignature (size, verifier_key, line, cosigned_at) values ($1, $2, $3, now())`, [
          size,
          formatVerifierKey(firstOf(known.policy)),
          formatSignatureLine(line),
        ]),
      );
      const later = async (signedAt: Date) => {
        await grow(forgotten.db, 3, signedAt);
        const { ok, witnessed, notProven } = await verifyLog(forgotten.db, identity);
        return { ok, witnessed, notProven };
      };
      expect(await later(new Date())).toEqual({ ok: true, witnessed: 5, notProven: [] });
      const old = new Date(Date.now() - 61_000);
      expect(await later(old)).toEqual({ ok: true, witnessed: 5, notProven: ['unwitnessed'] });
    } finally {
      await forgotten.drop();
    }
  });

  it('shows the witnessed checkpoint while a newer one waits for the quorum', async () => {
    const [entry] = await grow();
    expect((await test.db.read((tx) => findServedCheckpoint(tx, policy)))?.size).toBe(305);
    expect((await test.db.read((tx) => findServedCheckpoint(tx, null)))?.size).toBe(310);
    const proof = await test.db.read((tx) => findEntryProof(tx, entry?.id ?? '', policy, new ProofReader()));
    expect(parseTlogProof(proof ?? '').checkpoint).toContain('\n310\n');
  });

  it('begins from what the witness knows when our own note of it is gone', async () => {
    await (await roundOf(policy)).run();
    await grow();
    await test.db.transaction((tx) => tx.execute('update witness set size = null'));
    expect(await (await roundOf(policy)).run()).toBe(1);
    await grow();
    await test.db.transaction((tx) => tx.execute('update witness set size = 7'));
    expect(await (await roundOf(policy)).run()).toBe(1);
  });

  it('refuses a cosignature over something else or by somebody else, and keeps none of it', async () => {
    const size = (await test.db.read(findCheckpoint))?.size ?? 0;
    const other = await ed25519KeyFromSeed(new Uint8Array(32).fill(8));
    const lies: ((key: typeof other, body: string) => Promise<string>)[] = [
      async (key) =>
        formatSignatureLine(
          await cosign(`example.org/log\n${size}\n${'A'.repeat(43)}=\n`, { name: 'fake.example/w', key }, 1),
        ),
      async (key, body) => {
        const { text } = parseNote(parseAddCheckpoint(body).checkpoint);
        const line = await cosign(text, { name: 'fake.example/w', key }, 1_700_000_000);
        return formatSignatureLine({ ...line, signature: line.signature.with(3, 1) });
      },
      async (_, body) =>
        formatSignatureLine(
          await cosign(parseNote(parseAddCheckpoint(body).checkpoint).text, { name: 'other', key: other }, 1),
        ),
      () => Promise.resolve('hello'),
      () => Promise.resolve(''),
    ];
    for (const lie of lies) {
      const fake = await fakeWitness(async (body) => ({ status: 200, body: await lie(fake.key, body) }));
      expect(await (await roundOf(fake.policy)).run()).toBe(0);
      expect((await statusOf()).find(([name]) => name === 'fake')).toEqual(['fake', null, 'bad-cosignature']);
    }
  });

  it.each([
    [400, 'bad-request'],
    [403, 'not-trusted'],
    [404, 'unknown-log'],
    [429, 'busy'],
    [503, 'busy'],
    [302, 'bad-answer'],
    [409, 'bad-answer'],
  ])('tells status %i as %s, and leaves the witness alone for a while that grows', async (status, code) => {
    let asked = 0;
    const fake = await fakeWitness(() => ({ status, body: String(((asked += 1), 'no\u0007')) }));
    let time = Date.now();
    const round = await roundOf(fake.policy, test.db, () => time);
    const after = async (ms: number) => {
      time += ms;
      await round.run();
      return asked;
    };
    expect([await after(0), await after(1900), await after(200), await after(3900), await after(200)]).toEqual([
      1, 1, 2, 2, 3,
    ]);
    expect((await statusOf()).find(([name]) => name === 'fake')).toEqual(['fake', null, code]);
  });

  it('gives up on a witness that names another size each time, that is silent, and that is not there', async () => {
    let size = 0;
    const fickle = await fakeWitness(() => ({ status: 409, body: `${(size = (size + 1) % 5)}\n` }));
    await (await roundOf(fickle.policy)).run();
    expect((await statusOf()).find(([name]) => name === 'fake')?.[2]).toBe('bad-answer');
    const silent = await fakeWitness(() => new Promise(() => undefined));
    const request = { oldSize: 0, proof: [], checkpoint: 'x' };
    expect(await askWitness(silent.url, request, 100)).toMatchObject({ kind: 'failed', code: 'timeout' });
    expect(await askWitness('http://127.0.0.1:1', request)).toMatchObject({ kind: 'failed', code: 'unreachable' });
    const endless = await fakeWitness(() => ({ status: 200, body: 'x'.repeat(100_000) }));
    expect(await askWitness(endless.url, request)).toMatchObject({ kind: 'failed', code: 'bad-answer' });
  });

  it('survives a witness that is killed: it goes on where it was', async () => {
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
    const { vkey, url } = await startWitness();
    policy = parseTrustPolicy(`log ${identity.vkey}\nwitness w1 ${vkey} ${url}\nquorum w1\n`);
    await grow();
    expect(await (await roundOf(policy)).run()).toBe(1);
  });
});

describe('with a witness', () => {
  it('a whole history that was replaced and signed anew with the right key is refused and named', async () => {
    const forged = await testDatabase();
    try {
      const known = (await test.db.read(findCheckpoint))?.size ?? 0;
      await grow(forged.db, 50);
      await (await roundOf(policy, forged.db)).run();
      expect(await statusOf(forged.db)).toEqual([['w1', null, 'ahead']]);
      const shorter = await verifyLog(forged.db, identity);
      expect(shorter.faults.map(({ code }) => code)).toEqual(['witness-ahead']);
      await grow(forged.db, known);
      await (await roundOf(policy, forged.db)).run();
      expect(await statusOf(forged.db)).toEqual([['w1', null, 'not-extension']]);
      const longer = await verifyLog(forged.db, identity);
      expect(longer.faults.map(({ code }) => code)).toEqual(['forked']);
      expect(longer.notProven).toContain('unwitnessed');
      // What means another log stays, whatever else fails after it.
      const gone = parseTrustPolicy(
        `log ${identity.vkey}\nwitness w1 ${formatVerifierKey(firstOf(policy))} http://127.0.0.1:1\nquorum w1\n`,
      );
      await (await roundOf(gone, forged.db)).run();
      expect(await statusOf(forged.db)).toEqual([['w1', null, 'unreachable']]);
      expect((await verifyLog(forged.db, identity)).faults.map(({ code }) => code)).toEqual(['forked']);
    } finally {
      await forged.drop();
    }
  });

  it('a history of the very size that it cosigned, replaced and signed anew, is named too', async () => {
    const forged = await testDatabase();
    try {
      await grow(forged.db, (await test.db.read(findCheckpoint))?.size ?? 0);
      await (await roundOf(policy, forged.db)).run();
      expect(await statusOf(forged.db)).toEqual([['w1', null, 'not-extension']]);
      const { faults } = await verifyLog(forged.db, identity);
      expect(faults.map(({ code, detail }) => [code, detail.en])).toEqual([
        ['forked', expect.stringMatching(/it cosigned another tree of \d+ leaves/)],
      ]);
    } finally {
      await forged.drop();
    }
  });

  it('a cosignature or a checkpoint that was replaced beside it is named', async () => {
    const intruder = new pg.Client({ connectionString: test.superuserUrl });
    await intruder.connect();
    await intruder.query('set session_replication_role = replica');
    await intruder.query('delete from witness where name = $1', ['fake']);
    expect((await verifyLog(test.db, identity)).ok).toBe(true);
    // That of the largest tree is looked at each time, for what is said to be witnessed rests on it.
    const { size } = must(await test.db.read(findCheckpoint));
    const newest = '(select max(size) from audit_cosignature)';
    const { rows } = await intruder.query(`select line from audit_cosignature where size = ${newest}`);
    await intruder.query(
      `update audit_cosignature set line = (select line from audit_cosignature where size = 5) where size = ${newest}`,
    );
    const soon = await verifyLog(test.db, identity, size);
    expect([soon.faults.map(({ code }) => code), soon.witnessed, soon.notProven]).toEqual([
      ['cosignature-altered'],
      0,
      ['unwitnessed'],
    ]);
    await intruder.query(`update audit_cosignature set line = $1 where size = ${newest}`, [must(rows[0]).line]);
    expect(await verifyLog(test.db, identity, size)).toMatchObject({ ok: true, notProven: [] });
    await intruder.query(
      `update audit_cosignature set line = (select line from audit_cosignature where size = 5) where size = 305`,
    );
    await intruder.end();
    expect((await verifyLog(test.db, identity)).faults.map(({ code }) => code)).toEqual(['cosignature-altered']);
    const rotated = logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log');
    expect((await verifyLog(test.db, rotated)).faults.map(({ code }) => code)).toContain('cosignature-altered');
  });
});
