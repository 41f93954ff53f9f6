import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecent, pickNode } from './pick-node.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'countersign-node-'));
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function installNode(version) {
  const path = join(root, 'node_modules', '.bin', 'node');
  writeFileSync(path, `#!/bin/sh\necho ${version}\n`);
  chmodSync(path, 0o755);
  return path;
}

it.each([
  ['v24.7.0', true],
  ['v24.21.0', true],
  ['v26.0.0', true],
  ['v24.6.9', false],
  ['v22.20.0', false],
  ['v16.20.2', false],
])('isRecent(%s) is %s', (version, expected) => expect(isRecent(version)).toBe(expected));

describe('pickNode', () => {
  const old = { version: 'v18.20.0', path: '/usr/bin/node' };

  it('keeps the running Node.js when it is recent', () => {
    installNode('v24.21.0');
    expect(pickNode(root, { version: 'v25.1.0', path: '/opt/node' })).toBe('/opt/node');
  });

  it('takes the one that npm installed when the running one is old', () => {
    const path = installNode('v24.21.0');
    expect(pickNode(root, old)).toBe(path);
  });

  it('says what to install when neither will do', () => {
    expect(() => pickNode(root, old)).toThrow(/24\.7 or newer; this is v18\.20\.0.*https:\/\/nodejs\.org/s);
    installNode('v22.0.0');
    expect(() => pickNode(root, old)).toThrow(/nodejs\.org/);
  });
});
