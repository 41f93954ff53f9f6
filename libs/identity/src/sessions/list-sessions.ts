import { authorize, type Actor, type PersonActor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import type { OpenSessionView, Page } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { pageOfRows, pageValues, type PageInput } from '../keyset-page.js';
import { findPersonRecord, personNotFound } from '../people/find-person.js';
import type { PersonSessionRow } from '../rows/person-session-row.js';
import { sessionLimits } from './session-limits.js';

const newest = `select id, created_at as "createdAt", seen_at as "seenAt", expires_at as "expiresAt", device, network, means
from person_session
where person_id = $1 and expires_at > $2::timestamptz and seen_at > $3::timestamptz
  and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
order by created_at desc, id desc limit $6`;

interface SessionsInput extends PageInput {
  /** The session that asks. */
  sessionId: string;
  now: Date;
}

async function openSessions(tx: Tx, person: string, input: SessionsInput): Promise<Page<OpenSessionView>> {
  const { sessionId, now } = input;
  const values = [person, now, new Date(now.getTime() - sessionLimits.idle), ...pageValues(input)];
  const rows = await tx.query<PersonSessionRow>(newest, values);
  return pageOfRows(rows, input, ({ id, createdAt, seenAt, expiresAt, device, network, means }) => ({
    id,
    createdAt: createdAt.toISOString(),
    lastSeenAt: seenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    device,
    network,
    means,
    current: id === sessionId,
  }));
}

/** The open sessions of the actor, newest first. */
export async function listSessions(tx: Tx, actor: PersonActor, input: SessionsInput): Promise<Page<OpenSessionView>> {
  authorize(actor, 'read-own', 'Profile');
  return openSessions(tx, actor.id, input);
}

/** The open sessions of a person, newest first, for who may manage people; `not-found` when there is no such person. That they were read is recorded, but for one's own. */
export async function listSessionsOfPerson(
  tx: Tx,
  actor: Actor,
  { id, ...input }: SessionsInput & { id: string },
): Promise<Page<OpenSessionView>> {
  authorize(actor, 'manage', 'Person');
  if (!(await findPersonRecord(tx, id))) throw personNotFound(id);
  if (id !== actor.id) await noteRead(tx, actor, { what: 'sessions', person: id }, input.now);
  return openSessions(tx, id, input);
}
