import { authorize, type Actor, type PersonActor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import { notFound, type RevokedSessions } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findPersonRecord, personNotFound } from '../people/find-person.js';

interface Ended {
  /** Whose. */
  person: string;
  pseudonym: string;
  because: 'asked' | 'password-changed' | 'passkey-removed' | 'deactivated';
}

const end = `delete from person_session
where person_id = $1 and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3) returning id`;

/** Ends one session of a person, or all but one, and records which; answers how many ended. For verbs, which have authorized. */
export async function endSessions(
  tx: Tx,
  actor: Actor,
  { person, pseudonym, because }: Ended,
  { only = null, except = null }: { only?: string | null; except?: string | null } = {},
): Promise<number> {
  const ended = await tx.query<{ id: string }>(end, [person, only, except]);
  if (ended.length === 0) return 0;
  const sessions = ended.map(({ id }) => id).toSorted();
  await appendEntries(tx, actor, [
    { action: 'session.revoked', subject: pseudonym, payload: { person, sessions, because } },
  ]);
  return ended.length;
}

const own = ({ id, pseudonym }: PersonActor): Ended => ({ person: id, pseudonym, because: 'asked' });

/** Ends a session of the actor, at once; `not-found` for one that has ended or is somebody else's. */
export async function revokeSession(tx: Tx, actor: PersonActor, { id }: { id: string }): Promise<void> {
  authorize(actor, 'change-own', 'Profile');
  const ended = await endSessions(tx, actor, own(actor), { only: id });
  if (ended === 0) throw notFound({ en: 'session', 'zh-TW': '工作階段' }, id);
}

/** Ends all sessions of the actor but the one that asks. */
export async function revokeOtherSessions(
  tx: Tx,
  actor: PersonActor,
  { sessionId }: { sessionId: string },
): Promise<RevokedSessions> {
  authorize(actor, 'change-own', 'Profile');
  return { revoked: await endSessions(tx, actor, own(actor), { except: sessionId }) };
}

/** Ends all sessions of a person; of the administrator's own, not the one that asks. */
export async function revokeSessionsOfPerson(
  tx: Tx,
  actor: Actor,
  { id, sessionId }: { id: string; sessionId: string },
): Promise<RevokedSessions> {
  authorize(actor, 'manage', 'Person');
  const person = await findPersonRecord(tx, id);
  if (!person) throw personNotFound(id);
  const whose: Ended = { person: id, pseudonym: person.pseudonym, because: 'asked' };
  return { revoked: await endSessions(tx, actor, whose, { except: sessionId }) };
}
