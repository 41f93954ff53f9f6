import { hashPassword } from './hash-password.js';
import type { PasswordCost } from './password-cost.js';

/** The input of `addPerson` or `changePerson` with its password (if any) hashed: made before the transaction opens. */
export async function withPasswordHash<T extends { password?: string | undefined }>(
  input: T,
  cost?: PasswordCost,
): Promise<Omit<T, 'password'> & { passwordHash: T['password'] }> {
  const { password, ...rest } = input;
  return { ...rest, passwordHash: password === undefined ? undefined : await hashPassword(password, cost) };
}
