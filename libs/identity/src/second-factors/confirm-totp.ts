import { authorize, type PersonActor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import type { RecoveryCodes } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { wrongCode, type CodeGiven } from './code-given.js';
import { replaceRecoveryCodes } from './recovery-codes.js';
import { takeTotpCode } from './take-code.js';

/** Sets up the proposed authenticator with a code of it, and answers recovery codes; `invalid-body` for a wrong code, or where nothing is proposed (any more). Who began it has shown who they are. */
export async function confirmTotp(tx: Tx, actor: PersonActor, given: CodeGiven): Promise<RecoveryCodes> {
  authorize(actor, 'change-own', 'Profile');
  if (!(await takeTotpCode(tx, actor.id, { ...given, confirmed: false }))) throw wrongCode();
  await tx.execute('update authenticator set confirmed_at = $2 where person_id = $1', [actor.id, given.now]);
  const codes = await replaceRecoveryCodes(tx, actor.id);
  const payload = { person: actor.id, kind: 'totp' as const };
  await appendEntries(tx, actor, [{ action: 'second-factor.added', subject: actor.pseudonym, payload }]);
  return { recoveryCodes: codes };
}
