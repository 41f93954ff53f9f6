import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRunningServer, readPidFile } from './running-server.js';

let dir: string;
const pidFile = () => join(dir, 'postmaster.pid');

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'countersign-pid-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const text = (pid: number, status: string) =>
  [pid, dir, 1795000000, 45123, '', '127.0.0.1', ' 123 456', status].join('\n');

describe('readPidFile', () => {
  it('reads process id, port and readiness', () => {
    writeFileSync(pidFile(), text(77, 'ready   '));
    expect(readPidFile(dir)).toEqual({ pid: 77, port: 45123, ready: true });
    writeFileSync(pidFile(), text(77, 'starting'));
    expect(readPidFile(dir)).toEqual({ pid: 77, port: 45123, ready: false });
  });

  it.each(['', '77\n', '77\n/data\n179500\n', 'x\n/data\n179500\n5432\n'])('takes %j for no file', (content) => {
    writeFileSync(pidFile(), content);
    expect(readPidFile(dir)).toBeNull();
  });
});

describe('findRunningServer', () => {
  it('is null without a file', () => {
    expect(findRunningServer(dir)).toBeNull();
  });

  it('does not take an unrelated process with the same id for the server, and clears the way for a start', () => {
    writeFileSync(pidFile(), text(process.pid, 'ready'));
    expect(findRunningServer(dir)).toBeNull();
    expect(existsSync(pidFile())).toBe(false);
  });
});
