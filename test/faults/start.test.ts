import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { freePort } from '@countersign/database';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';

jest.setTimeout(180_000);

const root = fileURLToPath(new URL('../..', import.meta.url));
const starts: Start[] = [];
let dataDir: string;
let port: number;

/** One run of the launcher: the process and all that it has printed. */
interface Start {
  child: ChildProcess;
  output: () => string;
}

function start(environment: NodeJS.ProcessEnv = {}): Start {
  // The launcher takes its database from the data folder, not from this test run.
  const { DATABASE_URL: _, REDIS_URL: __, npm_lifecycle_event: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(root, 'tools', 'start.mjs')], {
    cwd: root,
    env: { ...inherited, PORT: String(port), HOST: '127.0.0.1', COUNTERSIGN_DATA: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (text += part));
  const started = { child, output: () => text };
  starts.push(started);
  return started;
}

async function until(what: string, condition: () => boolean, detail: () => string = () => ''): Promise<void> {
  for (let waited = 0; !condition(); waited += 50) {
    if (waited > 120_000) throw new Error(`${what}: waited too long. ${detail()}`);
    await delay(50);
  }
}

const isReady = ({ output }: Start): boolean => output().includes('Countersign is ready');

async function startReady(): Promise<Start> {
  const started = start();
  const ended = (): boolean => started.child.exitCode !== null;
  await until('ready', () => isReady(started) || ended(), started.output);
  if (!isReady(started)) throw new Error(`The launcher ended:\n${started.output()}`);
  return started;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A killed process stays as a zombie until its parent looks.
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function servicePids(): number[] {
  const record: { pid: number }[] = JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8'));
  return record.map(({ pid }) => pid);
}

function databasePid(): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const { apiKey } = JSON.parse(readFileSync(join(dataDir, 'samples.json'), 'utf8')) as { apiKey: string };
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  return fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers });
}

/** Sends the body of the printed curl line, and answers the new submission's id. */
async function submitPrinted({ output }: Start): Promise<string> {
  const body = / -d '(.+)'$/m.exec(output())?.[1];
  const answer = await call('/api/v1/submissions', { method: 'POST', body: body ?? '' });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  return id;
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'countersign-start-'));
  port = await freePort();
});
afterAll(async () => {
  for (const { child } of starts) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(dataDir, { recursive: true, force: true });
});

describe('npm start', () => {
  let running: Start;
  let submission: string;

  it('serves API and console on one port, and prints sign-ins and a request that work', async () => {
    running = await startReady();
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    submission = await submitPrinted(running);
    const [, email, password] = /^ {4}(\S+@\S+) +(\S+)/m.exec(running.output()) ?? [];
    const session = await call('/api/v1/session', { method: 'POST', body: JSON.stringify({ email, password }) });
    expect(session.status).toBe(201);
  });

  it('refuses a second start on the same data folder, and one on a taken port, in a sentence', async () => {
    const second = start();
    expect(await once(second.child, 'exit')).toEqual([1, null]);
    expect(second.output()).toContain(`already runs on ${dataDir} (process ${running.child.pid})`);
    const elsewhere = mkdtempSync(join(tmpdir(), 'countersign-start-'));
    const third = start({ COUNTERSIGN_DATA: elsewhere });
    expect(await once(third.child, 'exit')).toEqual([1, null]);
    expect(third.output()).toMatch(new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is taken.*PORT=\\d+ npm start`));
    rmSync(elsewhere, { recursive: true });
  });

  it('brings a killed database server and a killed API back', async () => {
    process.kill(databasePid(), 'SIGKILL');
    await until('database', () => running.output().includes('The database server runs again'), running.output);
    const [api] = servicePids();
    if (api === undefined) throw new Error('no API is recorded');
    process.kill(api, 'SIGKILL');
    await until('restart', () => running.output().includes('The API ended (SIGKILL)'), running.output);
    let status = 0;
    for (const end = Date.now() + 60_000; status !== 200 && Date.now() < end; await delay(200)) {
      status = await call(`/api/v1/submissions/${submission}`).then(
        (answer) => answer.status,
        () => 0,
      );
    }
    expect(status).toBe(200);
  });

  it('leaves nothing after kill -9 that keeps the next start from finding all data', async () => {
    const services = servicePids();
    const server = databasePid();
    running.child.kill('SIGKILL');
    await once(running.child, 'exit');
    running = await startReady();
    expect(services.filter(isRunning)).toEqual([]);
    expect(databasePid()).toBe(server);
    expect((await call(`/api/v1/submissions/${submission}`)).status).toBe(200);
    await submitPrinted(running);
  });

  it('stops everything on Ctrl-C', async () => {
    const pids = [...servicePids(), databasePid()];
    expect(pids.filter(isRunning)).toHaveLength(3);
    running.child.kill('SIGINT');
    expect(await once(running.child, 'exit')).toEqual([0, null]);
    expect(pids.filter(isRunning)).toEqual([]);
    expect(running.output()).toMatch(/Stopping …\nStopped\.\n$/);
  });
});
