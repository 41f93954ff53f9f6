import { authorize, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type RecoveryCodes } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import { lockCredentials } from '../sessions/settle-attempt.js';
import { replaceRecoveryCodes } from './recovery-codes.js';
import { withOwnProof, type OwnProofGiven } from './with-own-proof.js';

const nothingToRecover = () =>
  conflict(
    'You have neither an authenticator nor a passkey, so there is nothing that codes would stand in for. Nothing was changed.',
    '您沒有驗證器，也沒有通行金鑰，因此不需要救援碼。未做任何變更。',
  );

/**
 * Gives the actor new recovery codes in place of those before, once they have shown who they are (`withOwnProof`), whichever second
 * factor they have; `conflict` for who has none.
 */
export async function renewRecoveryCodes(
  db: Database,
  actor: PersonActor,
  given: OwnProofGiven,
): Promise<RecoveryCodes> {
  authorize(actor, 'change-own', 'Profile');
  return withOwnProof(db, actor, given, async (tx) => {
    const credentials = await lockCredentials(tx, actor.id);
    if (!credentials || credentials.factors.length === 0) throw nothingToRecover();
    const recoveryCodes = await replaceRecoveryCodes(tx, actor.id);
    const payload = { person: actor.id };
    await appendEntry(tx, actor, { action: 'recovery-codes.renewed', subject: actor.pseudonym, payload }, given.now);
    return { recoveryCodes };
  });
}
