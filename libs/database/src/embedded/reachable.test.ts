import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blockingFolder } from './reachable.js';

const stranger = { name: 'stranger', uid: 54321, gid: 54321 };
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'countersign-reachable-'));
  chmodSync(root, 0o755);
  mkdirSync(join(root, 'a', 'b'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('blockingFolder', () => {
  it('finds nothing in the way of open folders, existing or not', () => {
    expect(blockingFolder(join(root, 'a', 'b'), stranger)).toBeNull();
    expect(blockingFolder(join(root, 'a', 'b', 'not', 'yet'), stranger)).toBeNull();
  });

  it('names the topmost folder that another account cannot enter', () => {
    chmodSync(join(root, 'a', 'b'), 0o700);
    expect(blockingFolder(join(root, 'a', 'b'), stranger)).toBe(join(root, 'a', 'b'));
    chmodSync(join(root, 'a'), 0o750);
    expect(blockingFolder(join(root, 'a', 'b'), stranger)).toBe(join(root, 'a'));
  });

  it('counts the bits of the owner and of the group for them', () => {
    const { uid, gid } = statSync(join(root, 'a'));
    chmodSync(join(root, 'a'), 0o700);
    expect(blockingFolder(join(root, 'a'), { name: 'owner', uid, gid: 54321 })).toBeNull();
    chmodSync(join(root, 'a'), 0o710);
    expect(blockingFolder(join(root, 'a'), { name: 'colleague', uid: 54321, gid })).toBeNull();
    chmodSync(join(root, 'a'), 0o701);
    expect(blockingFolder(join(root, 'a'), { name: 'colleague', uid: 54321, gid })).toBe(join(root, 'a'));
  });

  it('has nothing to check when the server runs as the caller', () => {
    chmodSync(join(root, 'a', 'b'), 0o000);
    expect(blockingFolder(join(root, 'a', 'b'), null)).toBeNull();
  });
});
