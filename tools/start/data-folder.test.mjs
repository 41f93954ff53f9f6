import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDataFolder } from './data-folder.mjs';

let root;
const said = [];
const say = (line) => said.push(line);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'countersign-folder-'));
  said.length = 0;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('prepareDataFolder', () => {
  it('makes the folder that was asked for', () => {
    const settings = { root, dataDir: join(root, 'a', 'b'), isDataDirGiven: true };
    expect(prepareDataFolder(settings, () => null, say)).toBe(settings.dataDir);
    expect(existsSync(settings.dataDir)).toBe(true);
    expect(said).toEqual([]);
  });

  it('refuses a named folder that the database cannot use, and creates nothing', () => {
    const settings = { root, dataDir: join(root, 'a'), isDataDirGiven: true };
    expect(() => prepareDataFolder(settings, () => 'not there, use another', say)).toThrow('not there, use another');
    expect(existsSync(settings.dataDir)).toBe(false);
  });

  it('refuses when the place that the default gives way to cannot be used either', () => {
    const settings = { root, dataDir: join(root, 'a'), isDataDirGiven: false };
    expect(() => prepareDataFolder(settings, (folder) => `no: ${folder}`, say)).toThrow(
      /^no: \/var\/lib\/countersign-[0-9a-f]{8}$/,
    );
  });

  it('proposes another place when the folder cannot be made', () => {
    writeFileSync(join(root, 'file'), '');
    const settings = { root, dataDir: join(root, 'file', 'data'), isDataDirGiven: true };
    expect(() => prepareDataFolder(settings, () => null, say)).toThrow(
      /cannot be written.*COUNTERSIGN_DATA=\/\S+ npm start/,
    );
  });
});
