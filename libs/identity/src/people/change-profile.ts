import { authorize, type PersonActor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import { type PersonView, type ProfileChange } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { hashPassword } from '../passwords/hash-password.js';
import type { PasswordCost } from '../passwords/password-cost.js';
import { refuseGuessablePassword } from '../passwords/refuse-guessable-password.js';
import { passwordOfOwn } from '../passwords/password-set.js';
import { checkOwnPassword, wrongPassword } from '../passwords/check-own-password.js';
import { personEntity, type PersonRow } from '../rows/person-row.js';
import { lockedOut } from '../sessions/locked-out.js';
import { endSessions } from '../sessions/revoke-sessions.js';
import { settleAttempt, type Attempt } from '../sessions/settle-attempt.js';
import { unacceptable } from '../unacceptable.js';
import { findPersonRecord, personNotFound } from './find-person.js';
import { personView } from './person-record.js';

/** A `ProfileChange`, the session it comes from (which alone survives a new password), and the time. */
export type ProfileChangeInput = ProfileChange & { sessionId: string; now: Date };

interface NewPassword {
  attempt: Attempt;
  hash: string;
}

const notOwn = () =>
  unacceptable('This is the password that was set for you.', '這是他人為您設定的密碼。', [
    {
      pointer: '/password/next',
      code: 'not-own',
      detail: { en: 'must be another than the one that was set for you', 'zh-TW': '不得與他人為您設定的密碼相同' },
    },
  ]);

/** Checks the current password and hashes the next, outside of any transaction. */
async function prepare(
  db: Database,
  personId: string,
  { password, now }: ProfileChangeInput,
  cost?: PasswordCost,
): Promise<NewPassword | null> {
  if (!password) return null;
  const { row, attempt } = await checkOwnPassword(db, personId, password.current, now);
  if (attempt.matches) {
    if (row.passwordSetAt !== null && password.next === password.current) throw notOwn();
    refuseGuessablePassword(password.next, row, '/password/next');
  }
  return { attempt, hash: attempt.matches ? await hashPassword(password.next, cost) : '' };
}

async function changeRow(tx: Tx, actor: PersonActor, change: Partial<PersonRow>, sessionId: string): Promise<void> {
  await tx.manager.update(personEntity, { id: actor.id }, change);
  if (change.passwordHash !== undefined) {
    const whose = { person: actor.id, pseudonym: actor.pseudonym, because: 'password-changed' } as const;
    await endSessions(tx, actor, whose, { except: sessionId });
  }
  const fields = [change.language && 'language', change.passwordHash && 'password'].filter(
    (field) => field !== undefined,
  );
  await appendEntries(tx, actor, [
    { action: 'person.changed', subject: actor.pseudonym, payload: { person: actor.id, fields } },
  ]);
}

/**
 * Changes what people may change about themselves. A new password needs the current one, whose failures count as
 * failed sign-ins, and ends the person's other sessions.
 */
export async function changeProfile(
  db: Database,
  actor: PersonActor,
  input: ProfileChangeInput,
  cost?: PasswordCost,
): Promise<PersonView> {
  authorize(actor, 'change-own', 'Profile');
  const next = await prepare(db, actor.id, input, cost);
  const settled = await db.transaction(async (tx) => {
    const answer = next ? await settleAttempt(tx, next.attempt) : { state: 'accepted' as const };
    if (answer.state !== 'accepted') return answer;
    const change: Partial<PersonRow> = {};
    if (input.language !== undefined && input.language !== actor.language) change.language = input.language;
    if (next) Object.assign(change, { passwordHash: next.hash, ...passwordOfOwn });
    if (Object.keys(change).length > 0) await changeRow(tx, actor, change, input.sessionId);
    const record = await findPersonRecord(tx, actor.id);
    if (!record) throw personNotFound(actor.id);
    return { ...answer, person: personView(record) };
  });
  if (settled.state === 'locked') throw lockedOut(settled.until, input.now);
  if (settled.state === 'refused') throw wrongPassword('/password/current');
  return settled.person;
}
