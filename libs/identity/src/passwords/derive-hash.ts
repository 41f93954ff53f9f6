import { argon2 } from 'node:crypto';
import type { PasswordCost } from './password-cost.js';

/** Argon2id (RFC 9106) of the NFKC form of a password, on the thread pool. */
export function deriveHash(password: string, salt: Buffer, length: number, cost: PasswordCost): Promise<Buffer> {
  const parameters = { message: password.normalize('NFKC'), nonce: salt, tagLength: length, ...cost };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}
