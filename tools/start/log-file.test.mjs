import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { closeSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, openLog } from './log-file.mjs';

let dir;
let file;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'countersign-log-'));
  file = join(dir, 'api.log');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('openLog', () => {
  it('adds to a small log and moves a big one aside', () => {
    writeFileSync(file, 'before\n');
    closeSync(openLog(file));
    expect(existsSync(`${file}.old`)).toBe(false);
    truncateSync(file, 21e6);
    closeSync(openLog(file));
    expect([statSync(file).size, statSync(`${file}.old`).size]).toEqual([0, 21e6]);
  });
});

describe('lastLines', () => {
  it.each([
    ['', ''],
    ['a\nb\n', 'a\nb'],
    ['a\nb\nc\nd\n', 'b\nc\nd'],
    [`${'x'.repeat(40_000)}\nb\nc\nd`, 'b\nc\nd'],
  ])('gives at most three lines of a log', (text, expected) => {
    writeFileSync(file, text);
    expect(lastLines(file, 3)).toBe(expected);
  });
});
