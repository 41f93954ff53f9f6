import { authorize, type PersonActor } from '@countersign/access';
import type { ProductError, StepUpView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personNotFound } from '../people/find-person.js';
import { lockedOut } from '../sessions/locked-out.js';
import { countFailure, lockCredentials } from '../sessions/settle-attempt.js';
import { wrongCode, type CodeGiven } from './code-given.js';
import { noteProof } from './note-proof.js';
import { nothingToProveWith, signInFirst } from './nothing-to-prove-with.js';
import { takeTotpCode } from './take-code.js';

// Else whoever finds an open session of somebody without an authenticator could set one up, and prove with it who they are not.
const setUpHere = `select a.confirmed_at >= s.created_at as here from authenticator a join person_session s using (person_id)
where s.id = $1 and s.person_id = $2 and a.confirmed_at is not null`;

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
  if (!row.factors.includes('totp')) throw nothingToProveWith();
  if (row.lockedUntil && row.lockedUntil > now) return { refusal: lockedOut(row.lockedUntil, now) };
  const [authenticator] = await tx.query<{ here: boolean }>(setUpHere, [sessionId, actor.id]);
  if (authenticator?.here) throw signInFirst();
  if (!(await takeTotpCode(tx, actor.id, { ...given, confirmed: true }))) {
    await countFailure(tx, { personId: actor.id, row, reason: 'second-factor', now });
    return { refusal: wrongCode() };
  }
  return noteProof(tx, actor, row, { sessionId, means: 'totp', now });
}
