import { authorize, type PersonActor } from '@countersign/access';
import { notFound } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import { dropPasskey } from '../second-factors/drop-factors.js';
import { endSessions } from '../sessions/revoke-sessions.js';
import { withOwnProof, type OwnProofGiven } from '../second-factors/with-own-proof.js';

/**
 * Removes a passkey of the actor, once they have shown who they are (`withOwnProof`), and ends their other sessions: whoever had it
 * may sit in one. `not-found` for none of theirs.
 */
export async function removePasskey(
  db: Database,
  actor: PersonActor,
  { id, ...given }: OwnProofGiven & { id: string },
): Promise<void> {
  authorize(actor, 'change-own', 'Profile');
  await withOwnProof(db, actor, given, async (tx) => {
    if (!(await dropPasskey(tx, actor, actor, id))) throw notFound({ en: 'passkey', 'zh-TW': '通行金鑰' }, id);
    const whose = { person: actor.id, pseudonym: actor.pseudonym, because: 'passkey-removed' } as const;
    await endSessions(tx, actor, whose, { except: given.sessionId });
  });
}
