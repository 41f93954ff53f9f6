import { randomBytes } from 'node:crypto';
import { authorize, type Actor, type PersonActor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import { conflict, type RecoveryCodes, type SecondFactorsView, type TotpOffer } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findPersonRecord, personNotFound } from '../people/find-person.js';
import { countFailure, lockCredentials } from '../sessions/settle-attempt.js';
import { lockedOut } from '../sessions/locked-out.js';
import { unacceptable } from '../unacceptable.js';
import type { FactorSecrets } from './factor-secrets.js';
import { replaceRecoveryCodes } from './recovery-codes.js';
import { takeCode, takeTotpCode } from './take-code.js';
import { base32, totpAddress } from './totp.js';

/** What RFC 4226 asks of a shared secret: 160 bits. */
const seedLength = 20;

const wrongCode = () =>
  unacceptable('The code is wrong. Nothing was changed.', '驗證碼不正確，未做任何變更。', [
    {
      pointer: '/code',
      code: 'wrong-code',
      detail: { en: 'is not a code that works now: type the next one', 'zh-TW': '不是目前有效的驗證碼，請輸入下一組' },
    },
  ]);

const state = `select
  (select confirmed_at from authenticator where person_id = $1) as since,
  (select count(*)::int from recovery_code where person_id = $1) as codes`;

/** How the actor proves who they are beside a password. */
export async function getSecondFactors(tx: Tx, actor: PersonActor): Promise<SecondFactorsView> {
  authorize(actor, 'read-own', 'Profile');
  const [row] = await tx.query<{ since: Date | null; codes: number }>(state, [actor.id]);
  return { totp: row?.since ? { since: row.since.toISOString() } : null, recoveryCodesLeft: row?.codes ?? 0 };
}

const propose = `insert into authenticator (person_id, sealed_secret, created_at) values ($1, $2, $3)
on conflict (person_id) do update set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at
where authenticator.confirmed_at is null`;

/** Proposes a secret for the actor's authenticator, in place of one that was never confirmed; `conflict` when they have one. */
export async function beginTotp(tx: Tx, actor: PersonActor, secrets: FactorSecrets, now: Date): Promise<TotpOffer> {
  authorize(actor, 'change-own', 'Profile');
  const seed = randomBytes(seedLength);
  if ((await tx.execute(propose, [actor.id, secrets.sealSeed(seed), now])) === 0) {
    throw conflict('You have an authenticator already. Remove it first.', '您已設定驗證器，請先移除。');
  }
  const person = await findPersonRecord(tx, actor.id);
  const secret = base32(seed);
  return { secret, address: totpAddress(secret, person?.email ?? actor.name) };
}

export interface CodeGiven {
  code: string;
  secrets: FactorSecrets;
  now: Date;
}

/** Sets up the proposed authenticator with a code of it, and answers recovery codes; `invalid-body` for a wrong code. */
export async function confirmTotp(tx: Tx, actor: PersonActor, given: CodeGiven): Promise<RecoveryCodes> {
  authorize(actor, 'change-own', 'Profile');
  if (!(await takeTotpCode(tx, actor.id, { ...given, confirmed: false }))) throw wrongCode();
  await tx.execute('update authenticator set confirmed_at = $2 where person_id = $1', [actor.id, given.now]);
  const codes = await replaceRecoveryCodes(tx, actor.id);
  const payload = { person: actor.id, kind: 'totp' as const };
  await appendEntries(tx, actor, [{ action: 'second-factor.added', subject: actor.pseudonym, payload }]);
  return { recoveryCodes: codes };
}

async function remove(tx: Tx, actor: Actor, person: { id: string; pseudonym: string }): Promise<void> {
  const removed = await tx.execute('delete from authenticator where person_id = $1', [person.id]);
  await tx.execute('delete from recovery_code where person_id = $1', [person.id]);
  if (removed === 0) return;
  const payload = { person: person.id, kind: 'totp' as const };
  await appendEntries(tx, actor, [{ action: 'second-factor.removed', subject: person.pseudonym, payload }]);
}

/** Answers why a code did not remove the actor's authenticator, or null when it did: a wrong one counts as a failed sign-in. */
async function tryToRemove(tx: Tx, actor: PersonActor, given: CodeGiven) {
  const row = await lockCredentials(tx, actor.id);
  if (row?.lockedUntil && row.lockedUntil > given.now) return lockedOut(row.lockedUntil, given.now);
  if (row && (await takeCode(tx, actor.id, given)) === null) {
    await countFailure(tx, { personId: actor.id, row, reason: 'second-factor', now: given.now });
    return wrongCode();
  }
  await remove(tx, actor, actor);
  return null;
}

/** Removes the actor's authenticator and recovery codes; `invalid-body` for a wrong code, to be thrown after the commit. */
export async function removeTotp(tx: Tx, actor: PersonActor, given: CodeGiven) {
  authorize(actor, 'change-own', 'Profile');
  return tryToRemove(tx, actor, given);
}

/** Removes the authenticator and recovery codes of a person who has lost them. */
export async function removeSecondFactorsOfPerson(tx: Tx, actor: Actor, { id }: { id: string }): Promise<void> {
  authorize(actor, 'manage', 'Person');
  const person = await findPersonRecord(tx, id);
  if (!person) throw personNotFound(id);
  await remove(tx, actor, person);
}
