import { ProductError, type SignInMeans } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { checkPasskey, idOf, type CheckedPasskey, type PasskeyGiven } from '../passkeys/check-passkey.js';
import { takePasskey } from '../passkeys/take-passkey.js';
import { findPersonRecord } from '../people/find-person.js';
import { lockedOut } from '../sessions/locked-out.js';
import { openSession, type Session } from '../sessions/open-session.js';
import type { SessionOrigin } from '../sessions/session-origin.js';
import { countFailure, lockCredentials, resetFailures, type StoredCredentials } from '../sessions/settle-attempt.js';
import { beginAgain } from './begin-again.js';
import type { CodeGiven } from './code-given.js';
import type { FactorSecrets, PassedPassword } from './factor-secrets.js';
import { takeCode } from './take-code.js';

export type SecondStepInput = (CodeGiven | PasskeyGiven) & {
  challenge: string;
  origin: SessionOrigin;
  secrets: FactorSecrets;
};

const wrongCode = () =>
  new ProductError('sign-in-failed', {
    en: 'The code is wrong, or was used before. Wait for the next one, or use a recovery code.',
    'zh-TW': '驗證碼錯誤或已使用過。請等待下一組，或改用救援碼。',
  });

const wrongPasskey = () =>
  new ProductError('sign-in-failed', {
    en: 'The passkey was not accepted. Try again, or use a code of your authenticator or a recovery code.',
    'zh-TW': '通行金鑰未被接受。請再試一次，或改用驗證碼或救援碼。',
  });

type Shown = CodeGiven | CheckedPasskey;

/** What of the person's this is, taken; null for nothing of theirs. */
async function take(
  tx: Tx,
  personId: string,
  { pseudonym }: StoredCredentials,
  shown: Shown,
  now: Date,
): Promise<SignInMeans | null> {
  if ('code' in shown) return takeCode(tx, personId, shown);
  return (await takePasskey(tx, { personId, pseudonym, now }, shown)) ? 'passkey' : null;
}

async function settle(
  tx: Tx,
  { person, passwordHash }: PassedPassword,
  shown: Shown,
  { now, origin }: Pick<SecondStepInput, 'now' | 'origin'>,
) {
  const row = await lockCredentials(tx, person);
  const record = await findPersonRecord(tx, person);
  if (!row?.active || !record || row.passwordHash !== passwordHash) return { refusal: beginAgain() };
  if (row.lockedUntil && row.lockedUntil > now) return { refusal: lockedOut(row.lockedUntil, now) };
  // What was to be shown was removed since the first step: the password alone opens a session now, by the first step.
  if (row.factors.length === 0) return { refusal: beginAgain() };
  const passkey = 'code' in shown ? undefined : idOf(shown, person);
  const means = await take(tx, person, row, shown, now);
  if (means === null) {
    await countFailure(tx, {
      personId: person,
      row,
      reason: 'code' in shown ? 'second-factor' : 'passkey',
      passkey,
      now,
    });
    return { refusal: 'code' in shown ? wrongCode() : wrongPasskey() };
  }
  await resetFailures(tx, person, row);
  return { session: await openSession(tx, record, { means: ['password', means], passkey, origin }, now) };
}

/**
 * The second step of a sign-in: a code of the authenticator, a recovery code, or a passkey, with the challenge of the first. Wrong ones
 * count like wrong passwords and lock the account with them. `sign-in-expired`, uncounted, when the challenge (of the first step, or the passkey's own) is older than
 * five minutes, or the password was changed or all second factors removed since.
 */
export async function completeSignIn(db: Database, input: SecondStepInput): Promise<Session & { token: string }> {
  const passed = input.secrets.readChallenge(input.challenge, input.now);
  if (!passed) throw beginAgain();
  const use = { purpose: 'second-step' as const, personId: passed.person, sessionId: null };
  const shown = 'code' in input ? input : await checkPasskey(db, input, use);
  if ('state' in shown && shown.state === 'unasked') throw beginAgain();
  const settled = await db.transaction((tx) => settle(tx, passed, shown, input));
  if (settled.refusal) throw settled.refusal;
  return settled.session;
}
