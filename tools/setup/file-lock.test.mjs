import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from './file-lock.mjs';

const module = JSON.stringify(new URL('file-lock.mjs', import.meta.url).href);
const children = [];
let dir;
let file;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'countersign-lock-'));
  file = join(dir, 'some', 'start.lock');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

/** A process that tries to take the lock, says whether it has it, and lives on. */
async function contender() {
  const code = `const { takeLock } = await import(${module});
    process.stdout.write(String(takeLock(${JSON.stringify(file)}).held));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return { child, held: String(said) === 'true' };
}

describe('takeLock', () => {
  it('is held once, and free again after its release', () => {
    const first = takeLock(file);
    expect(first.held).toBe(true);
    expect(takeLock(file)).toMatchObject({ held: false, holder: { pid: process.pid } });
    first.release();
    expect(existsSync(file)).toBe(false);
    expect(takeLock(file).held).toBe(true);
  });

  it('names the living process that holds it, and takes it over when that was killed', async () => {
    const { child, held } = await contender();
    expect(held).toBe(true);
    expect(takeLock(file)).toMatchObject({ held: false, holder: { pid: child.pid } });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(takeLock(file).held).toBe(true);
  });

  it('is not fooled by another process that has the dead holder’s id', () => {
    takeLock(file);
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'at another time' }));
    expect(takeLock(file).held).toBe(true);
  });

  it('goes to exactly one of many that find a dead holder’s lock at once, and leaves no other file', async () => {
    takeLock(file).release();
    writeFileSync(file, JSON.stringify({ pid: 1, started: 'at another time' }));
    const all = await Promise.all(Array.from({ length: 6 }, () => contender()));
    expect(all.filter(({ held }) => held)).toHaveLength(1);
    expect(readdirSync(join(dir, 'some'))).toEqual(['start.lock']);
  });
});
