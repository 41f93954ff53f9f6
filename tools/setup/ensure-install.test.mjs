import { describe, expect, it } from '@jest/globals';
import { explainNpm } from './ensure-install.mjs';

describe('explainNpm', () => {
  it.each([
    ['npm error code ENOSPC\nnpm error nospc no space left on device', /disk is full.*Free some space/],
    [
      'npm error code ENOTFOUND\nnpm error network request to https://registry.npmjs.org',
      /cannot reach its registry.*mirror or proxy/,
    ],
    ['npm error code EAI_AGAIN', /cannot reach its registry/],
    ['npm error code EACCES\nnpm error syscall mkdir', /may not write to \/srv\/app.*user who owns/],
    ['npm error code EUSAGE', /npm ci failed in \/srv\/app/],
  ])('says what to do about %j', (output, expected) => {
    const text = explainNpm(output, '/srv/app');
    expect(text).toMatch(expected);
    expect(text).toContain(output);
  });
});
