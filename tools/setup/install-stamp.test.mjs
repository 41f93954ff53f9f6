import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled, writeStamp } from './install-stamp.mjs';

let root;
const write = (name, packages) => writeFileSync(join(root, name), JSON.stringify({ packages }));
const pg = { 'node_modules/pg': { version: '8.0.0' } };
const native = { 'node_modules/native-darwin': { version: '1.0.0', optional: true } };
const workspace = { 'libs/tlog': { name: 'tlog' } };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'countersign-stamp-'));
  write('package-lock.json', { ...workspace, ...pg, ...native });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('isInstalled', () => {
  it('is false without node_modules, and with one that npm did not finish', () => {
    expect(isInstalled(root)).toBe(false);
    mkdirSync(join(root, 'node_modules', 'pg'), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });

  it('is true for the lock that was stamped, until the lock changes', () => {
    mkdirSync(join(root, 'node_modules'));
    writeStamp(root);
    expect(isInstalled(root)).toBe(true);
    write('package-lock.json', { 'node_modules/pg': { version: '8.1.0' } });
    expect(isInstalled(root)).toBe(false);
  });

  it.each([
    ['what the lock asks for, without other platforms’ packages', { ...workspace, ...pg }, true],
    ['another version', { 'node_modules/pg': { version: '7.9.0' } }, false],
    ['less than the lock asks for', workspace, false],
    ['more than the lock asks for', { ...pg, 'node_modules/left-over': { version: '1.0.0' } }, false],
  ])('recognises an install by hand: %s', (_, installed, expected) => {
    mkdirSync(join(root, 'node_modules'));
    write('node_modules/.package-lock.json', installed);
    expect(isInstalled(root)).toBe(expected);
    // Once recognised it is stamped: the second look agrees.
    expect(isInstalled(root)).toBe(expected);
  });
});
