import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readPidFile } from './running-server.js';
import { startEmbedded, type Embedded } from './start-embedded.js';
import { startTestCluster } from './start-test-cluster.js';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // The server may be killed while this connection is idle.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startEmbedded', () => {
  let dataDir: string;
  let server: Embedded;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'countersign-embedded-'));
    server = await startEmbedded({ dataDir, durable: false });
    // A server that is not durable commits before it writes: what a kill must not take is written at once.
    const written = 'SET synchronous_commit = on; CREATE TABLE kept (word text); INSERT INTO kept VALUES ($$測試$$)';
    await query(server.ownerUrl, written);
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('gives the owner schemas and extensions, and the application role nothing beyond connecting', async () => {
    await query(server.ownerUrl, 'CREATE SCHEMA extra; CREATE EXTENSION pg_trgm');
    expect(await query(server.appUrl, 'SELECT current_user AS me')).toEqual([{ me: 'countersign_app' }]);
    await expect(query(server.appUrl, 'CREATE TABLE public.mine (id int)')).rejects.toThrow(/permission denied/);
    await expect(query(server.appUrl, 'CREATE SCHEMA mine')).rejects.toThrow(/permission denied/);
    await expect(query(server.appUrl, 'SELECT * FROM kept')).rejects.toThrow(/permission denied/);
    await expect(query(server.ownerUrl, 'CREATE ROLE more')).rejects.toThrow(/permission denied/);
  });

  it('makes trigrams of Chinese text', async () => {
    const [row] = await query(server.ownerUrl, "SELECT cardinality(show_trgm('測試文字')) > 0 AS some");
    expect(row).toEqual({ some: true });
  });

  it('keeps the passwords to the owner of the folder and asks for them', async () => {
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    await expect(query(server.appUrl.replace(/app:[^@]+/, 'app:wrong'), 'SELECT 1')).rejects.toThrow(/password/);
  });

  it('takes over a server that still runs', async () => {
    const again = await startEmbedded({ dataDir, durable: false });
    expect([again.adopted, again.port, again.ownerUrl]).toEqual([true, server.port, server.ownerUrl]);
  });

  it('recovers by itself after the server was killed', async () => {
    const pid = readPidFile(join(dataDir, 'postgres'))?.pid;
    if (pid === undefined) throw new Error('the server has no pid file');
    process.kill(pid, 'SIGKILL');
    server = await startEmbedded({ dataDir, durable: false });
    expect(await query(server.ownerUrl, 'SELECT word FROM kept')).toEqual([{ word: '測試' }]);
  }, 60_000);

  it('keeps the data over a stop and a start, and refuses to guess lost passwords', async () => {
    await server.stop();
    expect(readPidFile(join(dataDir, 'postgres'))).toBeNull();
    const passwords = join(dataDir, 'postgres.json');
    const kept = readFileSync(passwords);
    rmSync(passwords);
    await expect(startEmbedded({ dataDir, durable: false })).rejects.toThrow(/lost its passwords.*Restore/s);
    writeFileSync(passwords, kept, { mode: 0o600 });
    server = await startEmbedded({ dataDir, durable: false });
    expect(await query(server.ownerUrl, 'SELECT word FROM kept')).toEqual([{ word: '測試' }]);
  }, 60_000);
});

describe('startTestCluster', () => {
  it('leaves neither folder nor server behind', async () => {
    const cluster = await startTestCluster();
    const [row] = await query(cluster.superuserUrl, "SELECT current_setting('data_directory') AS dir");
    const dir = String(row?.dir);
    expect(existsSync(dir)).toBe(true);
    await cluster.stop();
    expect(existsSync(dir)).toBe(false);
    await expect(query(cluster.superuserUrl, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  }, 60_000);
});
