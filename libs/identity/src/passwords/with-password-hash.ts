import { hashPassword } from './hash-password.js';
import type { PasswordCost } from './password-cost.js';
import { refuseGuessablePassword } from './refuse-guessable-password.js';

interface Named {
  email?: string;
  name?: string;
}

/**
 * The input of `addPerson` or `changePerson` with its password (if any) hashed: made before the transaction opens. Refuses one that
 * is easy to guess.
 */
export async function withPasswordHash<T extends { password?: string | undefined }>(
  input: T,
  cost?: PasswordCost,
): Promise<Omit<T, 'password'> & { passwordHash: T['password'] }> {
  const { password, ...rest } = input;
  if (password !== undefined) refuseGuessablePassword(password, input as Named, '/password');
  return { ...rest, passwordHash: password === undefined ? undefined : await hashPassword(password, cost) };
}
