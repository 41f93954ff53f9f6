import type { PersonActor } from '@countersign/access';
import { ProductError, type OwnProof } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { passkeysOf } from '../passkeys/passkeys-of.js';
import { checkOwnPassword, wrongPassword } from '../passwords/check-own-password.js';
import { personNotFound } from '../people/find-person.js';
import { lockedOut } from '../sessions/locked-out.js';
import { countFailure, lockCredentials, settleAttempt, type Attempt } from '../sessions/settle-attempt.js';
import { wrongCode } from './code-given.js';
import type { FactorSecrets } from './factor-secrets.js';
import { freshProofNeeded, isProvedOfLate } from './proved-of-late.js';
import { takeCode } from './take-code.js';

/** What somebody sends who changes how they sign in, from which session, and what codes are compared by. */
export interface OwnProofGiven extends OwnProof {
  sessionId: string;
  secrets: FactorSecrets;
  now: Date;
}

async function refusalOf(tx: Tx, actor: PersonActor, attempt: Attempt, given: OwnProofGiven) {
  const { code, secrets, sessionId, now } = given;
  const settled = await settleAttempt(tx, attempt);
  if (settled.state === 'locked') return lockedOut(settled.until, now);
  if (settled.state === 'refused') return wrongPassword('/password');
  if (settled.factors.length === 0 || isProvedOfLate(actor, now)) return null;
  if (code !== undefined) {
    if ((await takeCode(tx, actor.id, { code, secrets, now })) !== null) return null;
    const row = await lockCredentials(tx, actor.id);
    if (!row) throw personNotFound(actor.id);
    await countFailure(tx, { personId: actor.id, row, reason: 'second-factor', now });
    return wrongCode();
  }
  // Whoever knew the password in this session has made all that there is.
  const isAllOfHere =
    !settled.factors.includes('totp') && (await passkeysOf(tx, actor.id)).every(({ addedIn }) => addedIn === sessionId);
  return isAllOfHere ? null : freshProofNeeded();
}

/**
 * Does what changes how the actor signs in, in a transaction, once they have shown who they are: by the password, and where
 * they have a second factor also by a code, or by a proof of late in this session (`step-up-needed` when there is none).
 * Wrong ones count as failed sign-ins.
 */
export async function withOwnProof<T>(
  db: Database,
  actor: PersonActor,
  given: OwnProofGiven,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { attempt } = await checkOwnPassword(db, actor.id, given.password, given.now);
  const settled = await db.transaction(async (tx): Promise<{ refusal: ProductError } | { answer: T }> => {
    const refusal = await refusalOf(tx, actor, attempt, given);
    return refusal ? { refusal } : { answer: await act(tx) };
  });
  if ('refusal' in settled) throw settled.refusal;
  return settled.answer;
}
