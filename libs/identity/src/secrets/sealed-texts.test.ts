import { createPublicKey, createSecretKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { SealedTexts } from './sealed-texts.js';

const key = generateKeyPairSync('ed25519').privateKey;
const texts = new SealedTexts(key, 'test:', z.string());

describe('SealedTexts', () => {
  it('opens what it sealed, in another process too, and seals the same differently each time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const sealed = texts.seal(text);
        expect(new SealedTexts(key, 'test:', z.string()).open(sealed)).toBe(text);
        expect(texts.seal(text)).not.toBe(sealed);
        if (text.length > 8) expect(sealed).not.toContain(Buffer.from(text).toString('base64url').slice(0, 8));
      }),
    );
  });

  it('opens nothing of another key, another purpose or another form', () => {
    const sealed = texts.seal('a secret');
    const other = generateKeyPairSync('ed25519').privateKey;
    expect(new SealedTexts(other, 'test:', z.string()).open(sealed)).toBeNull();
    expect(new SealedTexts(key, 'other:', z.string()).open(sealed)).toBeNull();
    expect(new SealedTexts(key, 'test:', z.number()).open(sealed)).toBeNull();
    for (const text of ['', 'x', `${sealed}A`, sealed.slice(2), `${sealed}=`]) expect(texts.open(text)).toBeNull();
  });

  it('seals nothing under a key that is no secret of a pair', () => {
    for (const none of [createPublicKey(key), createSecretKey(Buffer.alloc(32))]) {
      expect(() => new SealedTexts(none, 'test:', z.string())).toThrow('private key');
    }
  });

  it('notices a change of any bit', () => {
    const bytes = Buffer.from(texts.seal('a secret'), 'base64url');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(texts.open(changed.toString('base64url'))).toBeNull();
      }),
    );
  });
});
