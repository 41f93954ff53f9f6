import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { flipBit } from '../test/naive-tree.js';
import { hmacSha256Hex } from './hmac.js';
import { canonicalJson, commit, commitText, opensCommitment } from './index.js';

const payloads = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()), { maxKeys: 4 });
const bytes = fc.uint8Array({ maxLength: 150, size: 'max' });
const salt = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('hmacSha256Hex', () => {
  it('agrees with Node for any key and message', () => {
    fc.assert(
      fc.property(bytes, bytes, (key, message) => {
        expect(hmacSha256Hex(key, message)).toBe(createHmac('sha256', key).update(message).digest('hex'));
      }),
    );
  });
});

describe('commit', () => {
  it('is HMAC-SHA-256 over the canonical payload', () => {
    const payload = { b: 2, a: '名字' };
    const key = new Uint8Array(32).fill(5);
    expect(commit(key, payload)).toBe(createHmac('sha256', key).update('{"a":"名字","b":2}').digest('hex'));
  });

  it('is the same for the canonical text as for the payload', () => {
    fc.assert(
      fc.property(salt, payloads, (key, payload) => {
        expect(commitText(key, Buffer.from(canonicalJson(payload)))).toBe(commit(key, payload));
      }),
    );
    expect(() => commitText(new Uint8Array(31), new Uint8Array())).toThrow('a salt has 32 random bytes, got 31');
  });

  it('opens with its own salt and payload only', () => {
    fc.assert(
      fc.property(salt, fc.nat(), payloads, payloads, (key, bit, payload, other) => {
        fc.pre(canonicalJson(payload) !== canonicalJson(other));
        const commitment = commit(key, payload);
        expect(opensCommitment(commitment, key, payload)).toBe(true);
        expect(opensCommitment(commitment, flipBit(key, bit), payload)).toBe(false);
        expect(opensCommitment(commitment, key, other)).toBe(false);
      }),
    );
  });

  it('refuses a salt of another length', () => {
    expect(() => commit(new Uint8Array(16), {})).toThrow('32 random bytes, got 16');
  });
});
