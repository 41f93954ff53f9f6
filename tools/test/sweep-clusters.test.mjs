import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from '../setup/process-identity.mjs';
import { sweepClusters } from './sweep-clusters.mjs';

const own = identityOf(process.pid);
const NOBODY = 4_194_305;
let parent;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'countersign-sweep-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

it.each([
  ['a living test run', own, 0, false],
  ['a living test process', { pid: process.pid }, 0, false],
  ['a killed test run', { pid: process.pid, started: 'at another time' }, 0, true],
  ['a killed test process', { pid: NOBODY }, 0, true],
  ['somebody unknown, a moment ago', null, 0, false],
  ['somebody unknown, yesterday', null, 86_400, true],
])('sweepClusters and the cluster of %s', (_, owner, ageSeconds, isGone) => {
  const folder = join(parent, 'countersign-test-abc');
  mkdirSync(folder);
  if (owner !== null) writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner));
  const at = Date.now() / 1000 - ageSeconds;
  utimesSync(folder, at, at);
  expect(sweepClusters(parent)).toBe(isGone ? 1 : 0);
  expect(existsSync(folder)).toBe(!isGone);
});

it('leaves every other folder alone', () => {
  mkdirSync(join(parent, 'something-else'));
  utimesSync(join(parent, 'something-else'), 1, 1);
  expect(sweepClusters(parent)).toBe(0);
});
