import { authorize, type PersonActor } from '@countersign/access';
import { conflict, type ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personNotFound } from '../people/find-person.js';
import { lockedOut } from '../sessions/locked-out.js';
import { countFailure, lockCredentials } from '../sessions/settle-attempt.js';
import { wrongCode, type CodeGiven } from './code-given.js';
import { dropTotp } from './drop-factors.js';
import { takeCode } from './take-code.js';

const none = () => conflict('You have no authenticator. Nothing was changed.', '您未設定驗證器，未做任何變更。');

/**
 * Removes the actor's authenticator and, unless they have passkeys, recovery codes; `conflict` when there is none. Answers why a code did not do it, to be thrown after the commit: a wrong
 * one counts as a failed sign-in.
 */
export async function removeTotp(tx: Tx, actor: PersonActor, given: CodeGiven): Promise<ProductError | null> {
  authorize(actor, 'change-own', 'Profile');
  const row = await lockCredentials(tx, actor.id);
  if (!row) throw personNotFound(actor.id);
  if (!row.factors.includes('totp')) throw none();
  if (row.lockedUntil && row.lockedUntil > given.now) return lockedOut(row.lockedUntil, given.now);
  if ((await takeCode(tx, actor.id, given)) === null) {
    await countFailure(tx, { personId: actor.id, row, reason: 'second-factor', now: given.now });
    return wrongCode();
  }
  await dropTotp(tx, actor, actor);
  return null;
}
