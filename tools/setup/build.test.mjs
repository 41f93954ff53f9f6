import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainBuild, sourceFingerprint } from './build.mjs';

let root;
const write = (name, text) => {
  const path = join(root, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'countersign-build-'));
  write('package.json', '{}');
  write('libs/a/src/index.ts', 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('sourceFingerprint', () => {
  it.each([
    ['a changed source', 'libs/a/src/index.ts'],
    ['a new source', 'libs/a/src/new.ts'],
    ['a new application', 'apps/b/package.json'],
    ['changed build settings', '.swcrc'],
  ])('notices %s', (_, name) => {
    const before = sourceFingerprint(root);
    write(name, 'another text');
    expect(sourceFingerprint(root)).not.toBe(before);
  });

  it.each(['libs/a/dist/index.js', 'libs/a/node_modules/x/index.js', '.cache/x', 'docs/x.md'])(
    'does not mind %s',
    (name) => {
      const before = sourceFingerprint(root);
      write(name, 'another text');
      expect(sourceFingerprint(root)).toBe(before);
    },
  );
});

describe('explainBuild', () => {
  it('begins at the first failure', () => {
    const text = explainBuild('✔ a:build\n✔ b:build\n✖ c:build\n  Syntax Error in c.ts');
    expect(text).toMatch(/^Building failed.*\n✖ c:build\n {2}Syntax Error in c\.ts$/);
  });

  it('knows a full disk', () => {
    expect(explainBuild('ENOSPC: no space left on device, write')).toMatch(/disk is full/);
  });
});
