import { authorize, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type ProductError, type StepUpView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personNotFound } from '../people/find-person.js';
import { lockedOut } from '../sessions/locked-out.js';
import { countFailure, lockCredentials, resetFailures } from '../sessions/settle-attempt.js';
import { wrongCode, type CodeGiven } from './code-given.js';
import { takeTotpCode } from './take-code.js';

// Else whoever finds an open session of somebody without an authenticator could set one up, and prove with it who they are not.
const setUpHere = `select a.confirmed_at >= s.created_at as here from authenticator a join person_session s using (person_id)
where s.id = $1 and s.person_id = $2 and a.confirmed_at is not null`;

const note = 'update person_session set proved_at = $3 where id = $1 and person_id = $2';

const noAuthenticator = () =>
  conflict(
    'You have no authenticator to prove who you are with. Set one up under My account.',
    '您尚未設定可用以證明身分的驗證器。請至「我的帳號」設定。',
  );

const signInFirst = () =>
  conflict(
    'You set up your authenticator in this session, which proves nothing yet. Sign out, sign in with it, and go on.',
    '您的驗證器是在此次登入期間設定的，尚不足以證明身分。請先登出，再以驗證器登入後繼續。',
  );

/**
 * Notes that who sits at this session has proved anew who they are, by a code of their authenticator; recovery codes are for
 * signing in. `conflict` when the authenticator is younger than the session. Answers why a code did not do it, to be thrown after the commit: a wrong one counts as a failed sign-in.
 */
export async function proveAgain(
  tx: Tx,
  actor: PersonActor,
  { sessionId, ...given }: CodeGiven & { sessionId: string },
): Promise<StepUpView | { refusal: ProductError }> {
  authorize(actor, 'change-own', 'Profile');
  const { now } = given;
  const row = await lockCredentials(tx, actor.id);
  if (!row) throw personNotFound(actor.id);
  if (!row.twoSteps) throw noAuthenticator();
  if (row.lockedUntil && row.lockedUntil > now) return { refusal: lockedOut(row.lockedUntil, now) };
  const [authenticator] = await tx.query<{ here: boolean }>(setUpHere, [sessionId, actor.id]);
  if (authenticator?.here) throw signInFirst();
  if (!(await takeTotpCode(tx, actor.id, { ...given, confirmed: true }))) {
    await countFailure(tx, { personId: actor.id, row, reason: 'second-factor', now });
    return { refusal: wrongCode() };
  }
  await resetFailures(tx, actor.id, row);
  await tx.execute(note, [sessionId, actor.id, now]);
  const payload = { person: actor.id, session: sessionId, means: 'totp' as const };
  await appendEntry(tx, actor, { action: 'session.proved', subject: actor.pseudonym, payload }, now);
  return { provedAt: now.toISOString() };
}
