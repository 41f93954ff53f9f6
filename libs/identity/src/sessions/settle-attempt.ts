import { signInActor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import type { SecondFactor } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { lockSeconds } from './lock-out.js';

/** A password that was checked outside of a transaction: against which stored hash, and whether it matched. */
export interface Attempt {
  personId: string;
  checkedHash: string;
  matches: boolean;
  now: Date;
}

/** What came of an attempt. While an account is locked no answer says whether the password was right. */
export type Settled =
  { state: 'accepted'; factors: SecondFactor[] } | { state: 'refused' } | { state: 'locked'; until: Date };

/** What is stored of a person's credentials, locked until the transaction ends. */
export interface StoredCredentials {
  active: boolean;
  passwordHash: string;
  failures: number;
  lockedUntil: Date | null;
  pseudonym: string;
  /** What the person can show after the password, which has to be followed by one of them where there are any. */
  factors: SecondFactor[];
}

const lockRow = `select p.active, p.password_hash as "passwordHash", p.failed_sign_ins as failures,
  p.locked_until as "lockedUntil", y.pseudonym,
  array_remove(array[
    case when exists (select from authenticator a where a.person_id = p.id and a.confirmed_at is not null) then 'totp' end,
    case when exists (select from passkey k where k.person_id = p.id) then 'passkey' end], null) as factors
from person p join pseudonym y on y.kind = 'person' and y.subject_id = p.id where p.id = $1 for no key update of p`;

const count = 'update person set failed_sign_ins = $2, locked_until = $3 where id = $1';

/** The credentials of a person, one transaction at a time; null when there is nobody. */
export async function lockCredentials(tx: Tx, personId: string): Promise<StoredCredentials | null> {
  const [row] = await tx.query<StoredCredentials>(lockRow, [personId]);
  return row ?? null;
}

/** Forgets the failures of a person who has shown who they are. */
export async function resetFailures(tx: Tx, personId: string, { failures }: StoredCredentials): Promise<void> {
  if (failures > 0) await tx.execute(count, [personId, 0, null]);
}

interface Failure {
  personId: string;
  row: StoredCredentials;
  reason: 'password' | 'inactive' | 'second-factor' | 'passkey';
  /** Id of the passkey that was refused, where it is known. */
  passkey?: string | undefined;
  now: Date;
}

/** Records a failure of whoever tried, and locks the account after too many in a row. */
export async function countFailure(tx: Tx, { personId, row, reason, passkey, now }: Failure): Promise<void> {
  const failures = row.failures + 1;
  const seconds = lockSeconds(failures);
  const until = seconds === 0 ? null : new Date(now.getTime() + seconds * 1000);
  await tx.execute(count, [personId, failures, until]);
  const subject = row.pseudonym;
  const payload = { person: personId, reason, ...(passkey !== undefined && { passkey }) };
  const refused: EntryDraft = { action: 'person.sign-in-refused', subject, payload };
  const locked: EntryDraft[] = until
    ? [{ action: 'person.locked-out', subject, payload: { person: personId, until: until.toISOString(), failures } }]
    : [];
  await appendEntries(tx, signInActor, [refused, ...locked]);
}

/**
 * Counts an attempt, one at a time for each person: a right password resets the count unless a second step follows, a wrong
 * one (or one of an inactive person, or one that was replaced meanwhile) is recorded and may lock the account. Throws nothing that would undo the count.
 */
export async function settleAttempt(tx: Tx, attempt: Attempt): Promise<Settled> {
  const { personId, now } = attempt;
  const row = await lockCredentials(tx, personId);
  if (!row) return { state: 'refused' };
  if (row.lockedUntil && row.lockedUntil > now) return { state: 'locked', until: row.lockedUntil };
  const matches = attempt.matches && attempt.checkedHash === row.passwordHash;
  if (matches && row.active) {
    // Else a right password between wrong codes would allow any number of codes.
    if (row.factors.length === 0) await resetFailures(tx, personId, row);
    return { state: 'accepted', factors: row.factors };
  }
  await countFailure(tx, { personId, row, reason: matches ? 'inactive' : 'password', now });
  return { state: 'refused' };
}
