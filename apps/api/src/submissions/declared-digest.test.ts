import { describe, expect, it } from '@jest/globals';
import { declaredDigest } from './declared-digest.js';

const hex = '5f8f04f6a3a892aaabbddb6cf273894493773960d4a325b105fee46eef4304f1';
const base64 = 'X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=';

describe('the digest that a client declares', () => {
  it.each([
    ['digest', `sha-256=${base64}`],
    ['digest', `SHA-256=${base64}`],
    ['digest', `md5=HUXZLQLMuI/KZ5KDcJPcOA==, sha-256=${base64}`],
    ['digest', `sha256:${hex}`],
    ['content-digest', `sha-512=:${'A'.repeat(86)}==:, sha-256=:${base64}:`],
  ])('is read from %s: %s', (name, value) => {
    expect(declaredDigest({ [name]: value })).toBe(`sha256:${hex}`);
  });

  it('is none without a header', () => {
    expect(declaredDigest({})).toBeUndefined();
  });

  it.each(['', 'md5=HUXZLQLMuI/KZ5KDcJPcOA==', `sha-256=${hex}`, `sha-256=:${base64}`, 'sha-256=', `sha256:${hex}0`])(
    'is refused where there is no SHA-256: %j',
    (value) => {
      expect(() => declaredDigest({ digest: value })).toThrow(expect.objectContaining({ code: 'invalid-query' }));
    },
  );
});
