import { describe, expect, it } from '@jest/globals';
import { decoyHash, hashPassword } from './hash-password.js';
import { passwordCost, type PasswordCost } from './password-cost.js';
import { formatPhc, parsePhc } from './phc-string.js';
import { isOutdated, verifyPassword } from './verify-password.js';
import { withPasswordHash, withPasswordHashOf } from './with-password-hash.js';

const cheap: PasswordCost = { memory: 64, passes: 1, parallelism: 1 };

/** Vectors of the Argon2 reference implementation (phc-winner-argon2, src/test.c, version 0x13). */
const vectors = [
  '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
];

describe('verifyPassword', () => {
  it.each(vectors)('knows the password of the reference implementation: %s', async (stored) => {
    expect(await verifyPassword('password', stored)).toBe(true);
    expect(await verifyPassword('Password', stored)).toBe(false);
  });

  it('takes a password in any Unicode form', async () => {
    const stored = await hashPassword('café 密碼 ﾊﾟｽ', cheap);
    expect(await verifyPassword('café 密碼 パス', stored)).toBe(true);
  });

  it.each([
    ['empty', ''],
    ['argon2i', '$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'],
    ['an old version', '$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'],
    ['no hash', '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$'],
    ['more behind it', `${vectors[1]}$`],
  ])('refuses a stored hash that is %s', async (_, stored) => {
    await expect(verifyPassword('password', stored)).rejects.toThrow('no Argon2id PHC string');
  });
});

describe('hashPassword', () => {
  it('writes the parameters that OWASP asks for, a salt of 16 bytes and a hash of 32', async () => {
    const stored = await hashPassword('correct horse battery');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(formatPhc(parsePhc(stored))).toBe(stored);
  });

  it('salts: the same password twice has two hashes', async () => {
    expect(await hashPassword('same', cheap)).not.toBe(await hashPassword('same', cheap));
  });
});

describe('decoyHash', () => {
  it('costs what a real hash costs, and no password fits', async () => {
    expect(parsePhc(decoyHash(cheap)).cost).toEqual(cheap);
    expect(await verifyPassword('', decoyHash(cheap))).toBe(false);
  });
});

describe('isOutdated', () => {
  it.each<[Partial<PasswordCost>, boolean]>([
    [{}, false],
    [{ memory: 128 }, true],
    [{ passes: 2 }, true],
    [{ parallelism: 2 }, true],
  ])('compares the cost: %j', async (other, outdated) => {
    expect(isOutdated(await hashPassword('x', cheap), { ...cheap, ...other })).toBe(outdated);
  });
});

describe('withPasswordHash', () => {
  it('puts a hash in the place of the password, or nothing in the place of none', async () => {
    const named = { email: 'a@example.org', name: 'A' };
    const { passwordHash, ...rest } = await withPasswordHash({ ...named, password: 'violet teapots sing' }, cheap);
    expect(rest).toEqual(named);
    expect(await verifyPassword('violet teapots sing', passwordHash)).toBe(true);
    const none: { name: string; password?: string } = { name: 'B' };
    expect(await withPasswordHashOf(named, none)).toEqual({ name: 'B', passwordHash: undefined });
    await expect(withPasswordHash({ ...named, password: 'password1234' }, cheap)).rejects.toMatchObject({
      extras: { errors: [{ pointer: '/password', code: 'guessable' }] },
    });
    expect((await withPasswordHash({ ...named, password: 'violet teapots sing' })).passwordHash).toContain(
      `m=${passwordCost.memory},`,
    );
  });

  it('knows whose password a change gives', async () => {
    const change = { password: 'ChenRita!!1984' };
    const rita = { email: 'rita.chen@factory.example', name: 'Rita Chen' };
    await expect(withPasswordHashOf(rita, change, cheap)).rejects.toMatchObject({ code: 'invalid-body' });
    const { passwordHash } = await withPasswordHashOf({ email: 'a@example.org', name: 'A' }, change, cheap);
    expect(await verifyPassword(change.password, passwordHash ?? '')).toBe(true);
  });
});
