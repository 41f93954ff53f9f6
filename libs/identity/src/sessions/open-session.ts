import type { PersonActor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import type { PersonView, SignInMeans } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { personInSession, personView, type PersonRecord } from '../people/person-record.js';
import { personSessionEntity } from '../rows/person-session-row.js';
import { deviceOf, networkOf, type SessionOrigin } from './session-origin.js';
import { sessionLimits } from './session-limits.js';
import { hashToken, makeToken } from './session-token.js';

/** A session as its requests carry it. It ends at `expiresAt` at the latest, and sooner when it is not used for 12 hours. */
export interface Session {
  actor: PersonActor;
  person: PersonView;
  passwordSet: PersonRecord['passwordSet'];
  sessionId: string;
  csrfToken: string;
  expiresAt: Date;
}

const forgetEnded = `delete from person_session
where person_id = $1 and (expires_at <= $2::timestamptz or seen_at <= $3::timestamptz)`;

/** By what a person showed who they are, and where. */
export interface SignInProof {
  means: SignInMeans[];
  /** Id of the passkey among them. */
  passkey?: string | undefined;
  origin: SessionOrigin | undefined;
}

/** Opens a session of that person and records it; forgets the person's ended ones. The token is answered this once. */
export async function openSession(
  tx: Tx,
  record: PersonRecord,
  { means, passkey, origin }: SignInProof,
  now: Date,
): Promise<Session & { token: string }> {
  await tx.execute(forgetEnded, [record.id, now, new Date(now.getTime() - sessionLimits.idle)]);
  const token = makeToken();
  const csrfToken = makeToken();
  const sessionId = newId();
  const expiresAt = new Date(now.getTime() + sessionLimits.absolute);
  const provedAt = means.includes('totp') || means.includes('passkey') ? now : null;
  await tx.manager.insert(personSessionEntity, {
    id: sessionId,
    personId: record.id,
    tokenHash: hashToken(token),
    csrfToken,
    createdAt: now,
    seenAt: now,
    expiresAt,
    device: deviceOf(origin?.userAgent),
    network: networkOf(origin?.address),
    means,
    provedAt,
  });
  const actor = { ...personInSession(record, means, now), provedAt };
  await appendEntries(tx, actor, [
    {
      action: 'person.signed-in',
      subject: actor.pseudonym,
      payload: { person: record.id, session: sessionId, means, ...(passkey !== undefined && { passkey }) },
    },
  ]);
  return { actor, person: personView(record), passwordSet: record.passwordSet, sessionId, csrfToken, expiresAt, token };
}
