import { setTimeout } from 'node:timers/promises';
import { ProductError, type SecondFactor } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { decoyHash, hashPassword } from '../passwords/hash-password.js';
import { passwordCost, type PasswordCost } from '../passwords/password-cost.js';
import { isOutdated, verifyPassword } from '../passwords/verify-password.js';
import type { FactorSecrets } from '../second-factors/factor-secrets.js';
import { findPersonRecord } from '../people/find-person.js';
import { personTables } from '../people/person-record.js';
import { lockedOut } from './locked-out.js';
import { openSession, type Session, type SignInProof } from './open-session.js';
import type { SessionOrigin } from './session-origin.js';
import { settleAttempt, type Attempt } from './settle-attempt.js';

/** E-mail address (lower case) and password, the time, and where from. */
export interface SignIn {
  email: string;
  password: string;
  now: Date;
  origin?: SessionOrigin;
}

export interface SignInOptions {
  /** Cost of new hashes; one made at another cost is replaced at the next sign-in. */
  cost?: PasswordCost;
  /** No refusal is answered sooner, so that its time tells nothing of what was looked up; 250 when absent. */
  refusalMilliseconds?: number;
  /** What second factors keep secret; without it nobody who has one is signed in. */
  secrets?: FactorSecrets;
}

interface Credentials {
  id: string;
  passwordHash: string;
  lockedUntil: Date | null;
  /** When somebody else set the password; null for one's own. */
  passwordSetAt: Date | null;
}

const byEmail = `select p.id, p.password_hash as "passwordHash", p.locked_until as "lockedUntil",
  p.password_set_at as "passwordSetAt" from ${personTables}
where p.email = $1`;

const replaceHash = 'update person set password_hash = $3 where id = $1 and password_hash = $2';

const signInFailed = () =>
  new ProductError('sign-in-failed', {
    en: 'The e-mail address or the password is wrong. Check both and try again.',
    'zh-TW': '電子郵件地址或密碼錯誤。請確認後再試一次。',
  });

/** How long a password works that an administrator has set. */
const setPasswordDays = 7;

const setPasswordOver = () =>
  new ProductError('sign-in-failed', {
    en: `The password that an administrator set for you works for ${setPasswordDays} days, which are over. Ask for a new one.`,
    'zh-TW': `管理員為您設定的密碼僅於 ${setPasswordDays} 天內有效，現已過期。請向管理員索取新密碼。`,
  });

const isOver = (setAt: Date | null, now: Date): boolean =>
  setAt !== null && now.getTime() - setAt.getTime() > setPasswordDays * 86_400_000;

async function settle(tx: Tx, attempt: Attempt, newHash: string | null, origin: SessionOrigin | undefined) {
  const settled = await settleAttempt(tx, attempt);
  if (settled.state !== 'accepted') return settled;
  if (newHash !== null) await tx.execute(replaceHash, [attempt.personId, attempt.checkedHash, newHash]);
  if (settled.factors.length > 0) return { state: 'second-step' as const, factors: settled.factors };
  const record = await findPersonRecord(tx, attempt.personId);
  if (!record) return { state: 'refused' as const };
  const proof: SignInProof = { means: ['password'], origin };
  return { ...settled, session: await openSession(tx, record, proof, attempt.now) };
}

const secondFactorNeeded = (challenge: string, factors: SecondFactor[]) =>
  new ProductError(
    'second-factor-needed',
    {
      en: 'The password is right. Send a code of your authenticator, a recovery code or the answer of a passkey with this challenge to POST /api/v1/session/second-factor.',
      'zh-TW':
        '密碼正確。請將驗證器的驗證碼、救援碼或通行金鑰的回應，連同此 challenge 傳送至 POST /api/v1/session/second-factor。',
    },
    { challenge, factors },
  );

async function attemptSignIn(
  db: Database,
  input: SignIn,
  cost: PasswordCost,
  secrets: FactorSecrets | undefined,
): Promise<Session & { token: string }> {
  const { email, password, now } = input;
  const [known] = await db.read((tx) => tx.query<Credentials>(byEmail, [email]));
  if (known?.lockedUntil && known.lockedUntil > now) throw lockedOut(known.lockedUntil, now);
  const checkedHash = known?.passwordHash ?? decoyHash(cost);
  const matches = await verifyPassword(password, checkedHash);
  if (!known) throw signInFailed();
  if (matches && isOver(known.passwordSetAt, now)) throw setPasswordOver();
  const newHash = matches && isOutdated(checkedHash, cost) ? await hashPassword(password, cost) : null;
  const attempt = { personId: known.id, checkedHash, matches, now };
  const settled = await db.transaction((tx) => settle(tx, attempt, newHash, input.origin));
  if (settled.state === 'locked') throw lockedOut(settled.until, now);
  if (settled.state === 'refused') throw signInFailed();
  if (settled.state === 'second-step') {
    if (!secrets) throw new Error('Signing in this person takes the secrets of second factors.');
    const passed = { person: known.id, passwordHash: newHash ?? checkedHash };
    throw secondFactorNeeded(secrets.issueChallenge(passed, now), settled.factors);
  }
  return settled.session;
}

/**
 * Signs a person in; the answered `token` is the cookie's, and is not stored. `sign-in-failed` for a wrong password, an unknown
 * address and an inactive person alike, and for a password that somebody else set more than a week ago; `second-factor-needed` with a challenge for `completeSignIn`; `locked-out` with `retryAfter` after five failures. Hashes while no transaction is open.
 */
export async function signIn(
  db: Database,
  input: SignIn,
  { cost = passwordCost, refusalMilliseconds = 250, secrets }: SignInOptions = {},
): Promise<Session & { token: string }> {
  const started = performance.now();
  try {
    return await attemptSignIn(db, input, cost, secrets);
  } catch (error) {
    await setTimeout(Math.max(0, refusalMilliseconds - (performance.now() - started)));
    throw error;
  }
}
