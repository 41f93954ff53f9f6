import { ProductError } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { findPersonRecord } from '../people/find-person.js';
import { lockedOut } from '../sessions/locked-out.js';
import { openSession, type Session } from '../sessions/open-session.js';
import type { SessionOrigin } from '../sessions/session-origin.js';
import { countFailure, lockCredentials, resetFailures } from '../sessions/settle-attempt.js';
import type { CodeGiven } from './code-given.js';
import type { PassedPassword } from './factor-secrets.js';
import { takeCode } from './take-code.js';

export interface SecondStepInput extends CodeGiven {
  challenge: string;
  origin: SessionOrigin;
}

const beginAgain = () =>
  new ProductError('sign-in-failed', {
    en: 'This sign-in is too old or no longer holds. Begin again with your password.',
    'zh-TW': '此次登入已逾時或失效。請從密碼步驟重新開始。',
  });

const wrongCode = () =>
  new ProductError('sign-in-failed', {
    en: 'The code is wrong, or was used before. Wait for the next one, or use a recovery code.',
    'zh-TW': '驗證碼錯誤或已使用過。請等待下一組，或改用救援碼。',
  });

async function settle(tx: Tx, passed: PassedPassword, input: SecondStepInput) {
  const { person, passwordHash } = passed;
  const { now, origin } = input;
  const row = await lockCredentials(tx, person);
  const record = await findPersonRecord(tx, person);
  if (!row?.active || !record || row.passwordHash !== passwordHash) return { refusal: beginAgain() };
  if (row.lockedUntil && row.lockedUntil > now) return { refusal: lockedOut(row.lockedUntil, now) };
  // The authenticator was removed since the first step: the password alone opens a session now, by the first step.
  if (!row.twoSteps) return { refusal: beginAgain() };
  const means = await takeCode(tx, person, input);
  if (means === null) {
    await countFailure(tx, { personId: person, row, reason: 'second-factor', now });
    return { refusal: wrongCode() };
  }
  await resetFailures(tx, person, row);
  return { session: await openSession(tx, record, { means: ['password', means], origin }, now) };
}

/**
 * The second step of a sign-in: a code of the authenticator, or a recovery code, with the challenge of the first. Wrong ones
 * count like wrong passwords and lock the account with them. `sign-in-failed` too, uncounted, when the challenge is older than five minutes, or
 * the password was changed or the authenticator removed since.
 */
export async function completeSignIn(db: Database, input: SecondStepInput): Promise<Session & { token: string }> {
  const passed = input.secrets.readChallenge(input.challenge, input.now);
  if (!passed) throw beginAgain();
  const settled = await db.transaction((tx) => settle(tx, passed, input));
  if (settled.refusal) throw settled.refusal;
  return settled.session;
}
