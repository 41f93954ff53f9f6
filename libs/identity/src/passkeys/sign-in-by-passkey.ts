import type { Database, Tx } from '@countersign/database';
import { findPersonRecord } from '../people/find-person.js';
import { lockedOut } from '../sessions/locked-out.js';
import { openSession, type Session } from '../sessions/open-session.js';
import type { SessionOrigin } from '../sessions/session-origin.js';
import { countFailure, lockCredentials, resetFailures } from '../sessions/settle-attempt.js';
import { checkPasskey, type CheckedPasskey, type PasskeyGiven } from './check-passkey.js';
import { passkeyRefused, signInTooLate } from './passkey-refused.js';
import { takePasskey } from './take-passkey.js';

export interface PasskeySignIn extends PasskeyGiven {
  origin: SessionOrigin;
}

async function settle(
  tx: Tx,
  checked: Extract<CheckedPasskey, { row: unknown }>,
  { now, origin }: Pick<PasskeySignIn, 'now' | 'origin'>,
) {
  const { personId } = checked.row;
  const row = await lockCredentials(tx, personId);
  const record = await findPersonRecord(tx, personId);
  if (!row || !record) return { refusal: passkeyRefused() };
  const isTaken = row.active && (await takePasskey(tx, { personId, pseudonym: row.pseudonym, now }, checked));
  if (!isTaken) {
    if (row.lockedUntil && row.lockedUntil > now) return { refusal: lockedOut(row.lockedUntil, now) };
    await countFailure(tx, {
      personId,
      row,
      reason: row.active ? 'passkey' : 'inactive',
      passkey: checked.row.id,
      now,
    });
    return { refusal: passkeyRefused() };
  }
  await resetFailures(tx, personId, row);
  return { session: await openSession(tx, record, { means: ['passkey'], passkey: checked.row.id, origin }, now) };
}

/**
 * Signs in by a passkey alone, which is something that somebody has and, since its authenticator verified them, something that
 * they know or are. `sign-in-failed` for all that is wrong with it; of a passkey that is known it counts like a wrong password, and `locked-out` follows as there.
 * A right one is let in all the same: nobody guesses passkeys, and whoever guesses passwords must not keep their owner out.
 */
export async function signInByPasskey(db: Database, input: PasskeySignIn): Promise<Session & { token: string }> {
  const checked = await checkPasskey(db, input, { purpose: 'sign-in', personId: null, sessionId: null });
  if (checked.state === 'unasked') throw signInTooLate();
  if (checked.state === 'unknown') throw passkeyRefused();
  const settled = await db.transaction((tx) => settle(tx, checked, input));
  if (settled.refusal) throw settled.refusal;
  return settled.session;
}
