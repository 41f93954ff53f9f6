import type { Database } from '@countersign/database';
import { personNotFound } from '../people/find-person.js';
import { personEntity, type PersonRow } from '../rows/person-row.js';
import { lockedOut } from '../sessions/locked-out.js';
import type { Attempt } from '../sessions/settle-attempt.js';
import { unacceptable } from '../unacceptable.js';
import { verifyPassword } from './verify-password.js';

/** `invalid-body` for a password that is not the one of who asks. */
export const wrongPassword = (pointer: string) =>
  unacceptable('The current password is wrong. Nothing was changed.', '目前的密碼不正確，未做任何變更。', [
    {
      pointer,
      code: 'wrong-password',
      detail: { en: 'is not the current password: type it again', 'zh-TW': '不是目前的密碼，請重新輸入' },
    },
  ]);

/** Checks the password of somebody who is signed in, outside of any transaction; the attempt is to be settled. `locked-out` while the account is locked. */
export async function checkOwnPassword(
  db: Database,
  personId: string,
  password: string,
  now: Date,
): Promise<{ row: PersonRow; attempt: Attempt }> {
  const row = await db.read((tx) => tx.manager.findOneBy(personEntity, { id: personId }));
  if (!row) throw personNotFound(personId);
  if (row.lockedUntil && row.lockedUntil > now) throw lockedOut(row.lockedUntil, now);
  const matches = await verifyPassword(password, row.passwordHash);
  return { row, attempt: { personId, checkedHash: row.passwordHash, matches, now } };
}
