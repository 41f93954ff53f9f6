import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSamples, readSamples } from './samples.mjs';

const samples = {
  people: [{ email: 'rita@example.org', password: 'secret', role: 'reviewer' }],
  apiKey: 'cs_live_a_b',
};
let dir;
let file;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'countersign-samples-'));
  file = join(dir, 'samples.json');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('loadSamples', () => {
  it('keeps the sign-ins for later starts, for the owner of the folder only', async () => {
    const output = `12 submissions\n${JSON.stringify(samples)}\n`;
    expect(await loadSamples(file, async () => ({ code: 0, output }))).toEqual(samples);
    expect(readSamples(file)).toEqual(samples);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    [{ code: 1, output: 'no such table' }, /COUNTERSIGN_SAMPLES=off npm start.*no such table/s],
    [{ code: 0, output: 'done' }, /sign-ins were not told.*done/s],
    [{ code: 0, output: '{"people":[]}' }, /sign-ins were not told/],
  ])('keeps nothing when the loader ends with %j', async (result, expected) => {
    await expect(loadSamples(file, async () => result)).rejects.toThrow(expected);
    expect(readSamples(file)).toBeNull();
  });
});
