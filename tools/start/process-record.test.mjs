import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordProcesses, stopRecorded } from './process-record.mjs';

let dir;
let file;
let child;
let ended;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'countersign-record-'));
  file = join(dir, 'processes.json');
  child = spawn('sleep', ['60'], { stdio: 'ignore' });
  ended = once(child, 'exit');
});
afterEach(() => {
  child.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

describe('stopRecorded', () => {
  it('stops a recorded process that still runs', async () => {
    recordProcesses(file, [child.pid]);
    expect(await stopRecorded(file)).toBe(1);
    expect(await ended).toEqual([null, 'SIGTERM']);
    expect(await stopRecorded(file)).toBe(0);
  });

  it('leaves alone a process that merely has the recorded id', async () => {
    writeFileSync(file, JSON.stringify([{ pid: child.pid, started: 'at another time' }]));
    expect(await stopRecorded(file)).toBe(0);
    expect(child.exitCode ?? child.signalCode).toBeNull();
  });

  it.each(['', 'not json'])('has nothing to stop when the record is %j', async (text) => {
    writeFileSync(file, text);
    expect(await stopRecorded(file)).toBe(0);
  });
});
