import type { PasswordCost } from './password-cost.js';

/** A stored Argon2id hash (version 1.3) with all that is needed to compute it again. */
export interface PhcString {
  cost: PasswordCost;
  salt: Buffer;
  hash: Buffer;
}

const form =
  /^\$argon2id\$v=19\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,8})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** The hash in the PHC string format: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, base64 without padding. */
export function formatPhc({ cost, salt, hash }: PhcString): string {
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(hash)}`;
}

/** Reads what `formatPhc` wrote; throws when it is anything else. */
export function parsePhc(text: string): PhcString {
  const parts = form.exec(text);
  if (!parts) throw new Error('A stored password hash is no Argon2id PHC string: set a new password for this person.');
  const [, memory, passes, parallelism, salt = '', hash = ''] = parts;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}
