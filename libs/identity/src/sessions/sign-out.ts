import { authorize, type PersonActor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { personSessionEntity } from '../rows/person-session-row.js';

/** Ends a session of the actor; a session that has ended already, or is somebody else's, records nothing. */
export async function signOut(tx: Tx, actor: PersonActor, { sessionId }: { sessionId: string }): Promise<void> {
  authorize(actor, 'change-own', 'Profile');
  const { affected } = await tx.manager.delete(personSessionEntity, { id: sessionId, personId: actor.id });
  if (!affected) return;
  await appendEntries(tx, actor, [
    { action: 'person.signed-out', subject: actor.pseudonym, payload: { person: actor.id, session: sessionId } },
  ]);
}
