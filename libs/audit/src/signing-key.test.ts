import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { keepPrivate } from './keep-private.js';
import { KeyFileError } from './key-file-error.js';
import { loadSigningKey } from './signing-key.js';

const root = mkdtempSync(join(tmpdir(), 'countersign-keys-'));
afterAll(() => rmSync(root, { recursive: true }));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const pemOf = (folder: string) => loadSigningKey(folder, 'log').export({ format: 'pem', type: 'pkcs8' });

describe('key files', () => {
  it('are made for their owner alone, in a folder for the owner alone', () => {
    const folder = join(root, 'new', 'keys');
    loadSigningKey(folder, 'log');
    expect([modeOf(folder), modeOf(join(folder, 'log.pem'))]).toEqual(['700', '600']);
  });

  it('are tightened where others had rights, and stay what they were', () => {
    const folder = join(root, 'loose');
    const made = pemOf(folder);
    const file = join(folder, 'log.pem');
    for (const [folderMode, fileMode] of [
      [0o755, 0o644],
      [0o777, 0o666],
      [0o750, 0o640],
      [0o700, 0o400],
    ] as const) {
      chmodSync(file, fileMode);
      chmodSync(folder, folderMode);
      expect(pemOf(folder)).toBe(made);
      expect([modeOf(folder), modeOf(file)]).toEqual(['700', fileMode === 0o400 ? '400' : '600']);
    }
  });

  it('are refused with a sentence where others have rights that cannot be taken away', () => {
    const file = join(root, 'mounted.pem');
    writeFileSync(file, '');
    const refuse = (): never => {
      throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
    };
    const keptAs = (mode: number, kind: 'file' | 'folder') => {
      chmodSync(file, mode);
      return () => keepPrivate(file, kind, refuse);
    };
    expect(keptAs(0o644, 'file')).toThrow(KeyFileError);
    expect(keptAs(0o644, 'file')).toThrow(
      /mounted\.pem has the mode 644, .* it cannot be changed \(EPERM\)\. Make it 600, and replace the keys/,
    );
    expect(keptAs(0o660, 'file')).toThrow(/660/);
    expect(keptAs(0o777, 'folder')).toThrow(/Make it 700/);
    for (const [mode, kind] of [
      [0o640, 'file'],
      [0o440, 'file'],
      [0o775, 'folder'],
    ] as const) {
      expect(keptAs(mode, kind)).not.toThrow();
    }
  });
});
