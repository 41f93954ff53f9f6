import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@countersign/database';
import { base32 } from './totp.js';

const count = 10;

/** As it is stored: however it is typed, with or without hyphens, in any case. */
const hashOf = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z2-7]/g, ''))
    .digest();

/** Gives a person ten new recovery codes in place of those before; each has 120 random bits, and only its hash is stored. */
export async function replaceRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: count }, () => (base32(randomBytes(15)).match(/.{4}/g) ?? []).join('-'));
  await tx.execute('delete from recovery_code where person_id = $1', [personId]);
  await tx.execute('insert into recovery_code (person_id, code_hash) select $1, unnest($2::bytea[])', [
    personId,
    codes.map(hashOf),
  ]);
  return codes;
}

/** Whether it is one of the person's recovery codes; it is none any more afterwards. */
export async function takeRecoveryCode(tx: Tx, personId: string, code: string): Promise<boolean> {
  const taken = await tx.execute('delete from recovery_code where person_id = $1 and code_hash = $2', [
    personId,
    hashOf(code),
  ]);
  return taken > 0;
}
