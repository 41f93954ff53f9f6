import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { encodeHex, hashLeaf, parseVerifierKey } from '@countersign/tlog';
import fc from 'fast-check';
import { flipBit, memoryLog } from '@countersign/testing';
import { contentDigest, type PublishedContent } from './content-digest.js';
import { readContent } from './read-content.js';
import { verifyReceipt, type ReceiptInput } from './verify-receipt.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'EdDSA', use: 'sig' }] };
const bytes = (text: string) => new TextEncoder().encode(text);
const entry = bytes('{"action":"review.decided"}');
const now = new Date('2026-11-24T08:00:00Z');
const seconds = now.getTime() / 1000;

function receipt(content: PublishedContent, claims: object = {}, header: object = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = {
    iss: 'https://countersign.example',
    jti: 'j',
    iat: seconds,
    exp: seconds + 1000,
    sub: 's',
    version: 1,
    contentDigest: contentDigest(content),
    policyDigest: `sha256:${'0'.repeat(64)}`,
    deciders: [{ pseudonym: 'person:aa', role: 'reviewer', at: now.toISOString() }],
    entry: { id: 'e', leafHash: encodeHex(hashLeaf(entry)) },
    ...claims,
  };
  const input = `${part({ alg: 'EdDSA', typ: 'countersign-receipt+jwt', kid: 'one', ...header })}.${part(body)}`;
  return `${input}.${sign(null, Buffer.from(input), privateKey).toString('base64url')}`;
}
const verify = (jws: string, content: PublishedContent, more: Partial<ReceiptInput> = {}) =>
  verifyReceipt({ jws, content, jwks, now, ...more });

const images = [bytes('first'), bytes('second')];
const schedule = { schedule: { jobs: [{ id: 'J1', minutes: 60 }], timeZone: 'Asia/Taipei' } };

describe('verifyReceipt', () => {
  it.each<[string, PublishedContent, PublishedContent]>([
    ['a text', '您的幫浦', '您的泵浦'],
    ['an image', bytes('image'), bytes('imagf')],
    ['images', images, images.toReversed()],
    ['a schedule', schedule, { schedule: { ...schedule.schedule, timeZone: 'UTC' } }],
  ])('ties the approval to %s', async (_, content, other) => {
    const jws = receipt(content);
    expect(await verify(jws, content)).toMatchObject({ ok: true, claims: { sub: 's' } });
    expect((await verify(jws, other)).faults).toMatchObject([{ code: 'other-content' }]);
  });

  it('refuses one changed bit of the receipt or of the content', async () => {
    const content = bytes('Your pump X200 is covered for 24 months.');
    const jws = receipt(content);
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (position) => {
        const changed = new TextDecoder().decode(flipBit(bytes(jws), position));
        expect((await verify(changed, content)).ok).toBe(false);
        expect((await verify(jws, flipBit(content, position))).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
    expect((await verify(jws, content)).ok).toBe(true);
  });

  it.each<[string, object, object, string]>([
    ['is too old', { exp: seconds - 61 }, {}, 'expired'],
    ['is from the future', { iat: seconds + 61 }, {}, 'not-yet-valid'],
    ['names no decider', { deciders: [] }, {}, 'malformed'],
    ['names no entry', { entry: null }, {}, 'malformed'],
    ['is of another type', {}, { typ: 'JWT' }, 'malformed'],
    ['asks for no signature', {}, { alg: 'none' }, 'malformed'],
    ['asks for extensions', {}, { crit: ['exp'] }, 'malformed'],
    ['is by an unknown key', {}, { kid: 'two' }, 'not-signed'],
  ])('refuses a receipt that %s', async (_, claims, header, code) => {
    expect((await verify(receipt('x', claims, header), 'x')).faults).toMatchObject([{ code }]);
  });

  it('refuses another issuer than the one asked for', async () => {
    expect(await verify(receipt('x'), 'x', { issuer: 'https://countersign.example' })).toMatchObject({ ok: true });
    const other = await verify(receipt('x'), 'x', { issuer: 'https://evil.example' });
    expect(other.faults).toMatchObject([{ code: 'other-issuer' }]);
  });

  it('ties the receipt to the log by a proof of its own entry', async () => {
    const log = await memoryLog([bytes('{}'), entry, bytes('[]')]);
    const trust = { vkey: parseVerifierKey(log.vkey) };
    const tied = await verify(receipt('x'), 'x', { proof: { file: log.proofFile(1), trust } });
    expect(tied).toMatchObject({ ok: true, size: 3, checked: { proofs: 1 } });
    expect(tied.notProven).not.toContain('not-in-log');
    const other = await verify(receipt('x'), 'x', { proof: { file: log.proofFile(2), trust } });
    expect(other.faults).toMatchObject([{ code: 'proof-mismatch' }]);
    expect((await verify(receipt('x'), 'x')).notProven).toContain('not-in-log');
  });
});

describe('readContent', () => {
  it('reads a schedule however it is spelt, but no member twice', () => {
    const jws = receipt(schedule);
    const read = (text: string) => contentDigest(readContent([bytes(text)], jws));
    expect(read(JSON.stringify(schedule, null, 2))).toBe(contentDigest(schedule));
    const twice = JSON.stringify(schedule).replace('"minutes":60', '"minutes":5,"minutes":60');
    expect(read(twice)).toBe(contentDigest(twice));
  });

  it('takes other files byte for byte', () => {
    expect(contentDigest(readContent([bytes('{"a": 1}')], receipt('x')))).toBe(contentDigest('{"a": 1}'));
    expect(contentDigest(readContent(images, receipt('x')))).toBe(contentDigest(images));
  });
});
