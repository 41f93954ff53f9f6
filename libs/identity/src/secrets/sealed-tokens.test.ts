import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { SealedTokens } from './sealed-tokens.js';

const key = generateKeyPairSync('ed25519').privateKey;
const contents = z.strictObject({ who: z.string(), expires: z.int() });
const tokens = new SealedTokens(key, 'test:', contents);

describe('SealedTokens', () => {
  it('work before their time is over, and not from then on', () => {
    const said = { who: 'Rita', expires: 1_800_000_000 };
    const token = tokens.issue(said);
    expect(token).not.toContain(Buffer.from('Rita').toString('base64url'));
    expect(tokens.read(token, new Date(1_799_999_999_999))).toEqual(said);
    for (const ms of [1_800_000_000_000, 1_900_000_000_000]) expect(tokens.read(token, new Date(ms))).toBeNull();
  });

  it('are read for their purpose alone', () => {
    const token = new SealedTokens(key, 'other:', contents).issue({ who: 'Rita', expires: 1_800_000_000 });
    expect(tokens.read(token, new Date(0))).toBeNull();
  });
});
