import { hashPassword } from './hash-password.js';
import type { PasswordCost } from './password-cost.js';
import { refuseGuessablePassword } from './refuse-guessable-password.js';

interface Named {
  email: string;
  name: string;
}

type Hashed<T extends { password?: string | undefined }> = Omit<T, 'password'> & { passwordHash: T['password'] };

/** The input of `addPerson` with its password hashed: made before the transaction opens. Refuses one that is easy to guess. */
export function withPasswordHash<T extends Named & { password: string }>(
  input: T,
  cost?: PasswordCost,
): Promise<Hashed<T>> {
  return withPasswordHashOf(input, input, cost);
}

/** The same of `changePerson`, whose input may hold neither a password nor what that person is called: so whose it is goes before. */
export async function withPasswordHashOf<T extends { password?: string | undefined }>(
  person: Named,
  input: T,
  cost?: PasswordCost,
): Promise<Hashed<T>> {
  const { password, ...rest } = input;
  if (password !== undefined) refuseGuessablePassword(password, person, '/password');
  return { ...rest, passwordHash: password === undefined ? undefined : await hashPassword(password, cost) };
}
