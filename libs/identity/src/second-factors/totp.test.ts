import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { base32, matchingStep, stepAt, totpAddress, totpCode } from './totp.js';

const secret = Buffer.from('12345678901234567890');

describe('totpCode', () => {
  // RFC 6238, appendix B, the rows of SHA-1.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %d s is %s', (seconds, code) => {
    expect(totpCode(secret, stepAt(new Date(seconds * 1000)), 8)).toBe(code);
  });
});

describe('base32', () => {
  // RFC 4648, section 10.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of %j is %s', (text, written) => expect(base32(Buffer.from(text))).toBe(written));
});

describe('matchingStep', () => {
  const at = (step: number) => new Date(step * 30_000 + 15_000);

  it('takes a code up to one step off, and none twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100_000_000 }), fc.integer({ min: -3, max: 3 }), (step, off) => {
        const code = totpCode(secret, step + off);
        const taken = matchingStep(secret, code, at(step), 0);
        if (Math.abs(off) <= 1) expect(taken).not.toBeNull();
        if (taken !== null) {
          expect(Math.abs(taken - step)).toBeLessThanOrEqual(1);
          expect(matchingStep(secret, code, at(step), step + 1)).toBeNull();
        }
      }),
    );
  });

  it.each(['', '12345', '1234567', '12345x', '１２３４５６', ' 12345'])('takes %j never', (code) => {
    expect(matchingStep(secret, code, at(100), 0)).toBeNull();
  });
});

it('writes an address that says whose secret it is', () => {
  expect(totpAddress('MZXW6', 'ann@example.org')).toBe(
    'otpauth://totp/Countersign%3Aann%40example.org?secret=MZXW6&issuer=Countersign',
  );
});
