import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, identityOf } from '../setup/process-identity.mjs';
import { backOff, createService } from './service.mjs';

jest.setTimeout(30_000);

const LIVES = 'setInterval(() => undefined, 1000);';
let dir;
let service;
let said;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'countersign-service-'));
  said = [];
});
afterEach(async () => {
  await service?.stop();
  service = undefined;
  rmSync(dir, { recursive: true, force: true });
});

function make(code, more = {}) {
  const script = join(dir, 'main.mjs');
  writeFileSync(script, code);
  service = createService({
    name: 'The API',
    script,
    env: process.env,
    cwd: dir,
    log: join(dir, 'api.log'),
    say: (line) => said.push(line),
    onGiveUp: (reason) => said.push(reason),
    ...more,
  });
  return service;
}

async function until(condition) {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > 15_000) throw new Error(`waited too long; said: ${said.join('\n')}`);
    await delay(20);
  }
}

it.each([
  [1, 500],
  [2, 1000],
  [9, 10_000],
])('after %i crashes the next start waits %i ms', (crashes, ms) => expect(backOff(crashes)).toBe(ms));

describe('createService', () => {
  it('hands messages on, logs what is written, and stops with SIGTERM', async () => {
    const messages = [];
    const onMessage = (message) => messages.push(message);
    make(
      `process.on('SIGTERM', () => { console.log('goodbye'); process.exit(0); });
      console.log('hello'); process.send({ ready: { url: 'here' } }); ${LIVES}`,
      { onMessage },
    ).start();
    await until(() => messages.length > 0);
    const identity = identityOf(service.pid());
    await service.stop();
    expect(messages).toEqual([{ ready: { url: 'here' } }]);
    expect(isAlive(identity)).toBe(false);
    expect(readFileSync(join(dir, 'api.log'), 'utf8')).toBe('hello\ngoodbye\n');
    expect(said).toEqual([]);
  });

  it('starts a crashed program again and says so', async () => {
    make(`import { existsSync, writeFileSync } from 'node:fs';
      if (!existsSync('crashed')) { writeFileSync('crashed', ''); process.exit(3); }
      writeFileSync('second', ''); ${LIVES}`).start();
    await until(() => existsSync(join(dir, 'second')));
    expect(said).toEqual([
      expect.stringMatching(/^The API ended \(exit code 3\); starting it again in 0\.5 s\. Its log: /),
    ]);
  });

  it('gives up at the third crash within 30 s, with the last lines', async () => {
    make(`console.log('no such table'); process.exit(1);`).start();
    await until(() => said.some((line) => line.includes('3 times within 30 s')));
    expect(said).toHaveLength(3);
    expect(said[2]).toMatch(
      /^The API ended 3 times within 30 s\. Its last lines \(.*api\.log\):\n(no such table\n?){3}$/,
    );
    expect(service.pid()).toBeNull();
  });

  it('does not start again what was stopped while it waited', async () => {
    make('process.exit(1);').start();
    await until(() => said.length === 1);
    await service.stop();
    await delay(700);
    expect(service.pid()).toBeNull();
    expect(said).toHaveLength(1);
  });

  it('ends by itself when its launcher is killed', async () => {
    const main = join(dir, 'main.mjs');
    writeFileSync(main, LIVES);
    const launcher = `const { createService } = await import(${JSON.stringify(new URL('service.mjs', import.meta.url).href)});
      const service = createService({ name: 'x', script: ${JSON.stringify(main)}, env: process.env, cwd: '/',
        log: ${JSON.stringify(join(dir, 'x.log'))}, say() {}, onGiveUp() {} });
      service.start(); process.stdout.write(String(service.pid()));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', launcher], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [pid] = await once(child.stdout, 'data');
    const identity = identityOf(Number(pid));
    await delay(300);
    expect(isAlive(identity)).toBe(true);
    child.kill('SIGKILL');
    await until(() => !isAlive(identity));
  });
});
