import { describe, expect, it } from '@jest/globals';
import { ProductError } from '@countersign/contracts';
import { refuseGuessablePassword } from './refuse-guessable-password.js';

const rita = { email: 'rita.chen@factory.example', name: 'Rita Chen' };
const codeOf = (password: string): string | undefined => {
  try {
    refuseGuessablePassword(password, rita, '/password');
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(ProductError);
    return (error as ProductError).extras.errors?.[0]?.code;
  }
};

describe('refuseGuessablePassword', () => {
  it.each([
    'password1234',
    '123456789012',
    '1q2w3e4r5t6y',
    'qwertyuiopas',
    'iloveyou1234',
    'aaaaaaaaaaaa',
    'x'.repeat(256),
    'abcdefghijkl',
    'P@ssw0rd1234',
  ])('refuses %s, which everybody tries', (password) => {
    expect(codeOf(password)).toBe('guessable');
  });

  it.each(['Countersign-2026!', 'rita.chen-2026', 'ChenRita!!1984', 'rita.chen@factory.example'])(
    'refuses %s, which whoever knows the person or the product tries',
    (password) => {
      expect(codeOf(password)).toBe('guessable');
    },
  );

  it.each([
    'correct horse battery staple',
    'review-every-output',
    '審查每一份產出一定要仔細',
    'kJ8#mQ2!vX9z',
    'rita likes violet teapots',
  ])('takes %s', (password) => {
    expect(codeOf(password)).toBeUndefined();
  });
});
