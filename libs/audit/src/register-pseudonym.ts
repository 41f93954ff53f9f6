import { createHmac, randomBytes } from 'node:crypto';
import type { Tx } from '@countersign/database';

/** Makes the secret key of a person or API key and answers the pseudonym under which the log knows them; destroying the key unlinks it. */
export async function registerPseudonym(tx: Tx, kind: 'person' | 'key', id: string): Promise<string> {
  const key = randomBytes(32);
  const pseudonym = `${kind}:${createHmac('sha256', key).update(id).digest('hex').slice(0, 32)}`;
  await tx.execute('insert into pseudonym (kind, subject_id, pseudonym, key) values ($1, $2, $3, $4)', [
    kind,
    id,
    pseudonym,
    key,
  ]);
  return pseudonym;
}
