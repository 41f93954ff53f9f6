import { signInActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import type { CheckedPasskey } from './check-passkey.js';

interface Taking {
  /** Whose passkey it is to be. */
  personId: string;
  pseudonym: string;
  now: Date;
}

// An authenticator that does not count says 0 each time.
const count = `update passkey set counter = $2, used_at = $3 where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))`;

const countedBefore = 'select counter from passkey where id = $1';

/** Whether the answer shows that person, noted as the last use. One that counts backwards is refused, and recorded as perhaps that of a copy. */
export async function takePasskey(
  tx: Tx,
  { personId, pseudonym, now }: Taking,
  checked: CheckedPasskey,
): Promise<boolean> {
  if (checked.state !== 'true' || checked.row.personId !== personId) return false;
  const { counter, row } = checked;
  if ((await tx.execute(count, [row.id, counter, now])) > 0) return true;
  const [before] = await tx.query<{ counter: string }>(countedBefore, [row.id]);
  // It was removed meanwhile.
  if (!before) return false;
  const payload = { person: personId, passkey: row.id, stored: Number(before.counter), given: counter };
  await appendEntry(tx, signInActor, { action: 'passkey.clone-suspected', subject: pseudonym, payload }, now);
  return false;
}
