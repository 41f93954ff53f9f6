import type { SignInMeans } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personActor, personColumns, personTables, personView, type PersonRecord } from '../people/person-record.js';
import type { Session } from './open-session.js';
import { sessionLimits } from './session-limits.js';
import { hashToken } from './session-token.js';

interface FoundSession extends PersonRecord {
  sessionId: string;
  csrfToken: string;
  expiresAt: Date;
  means: SignInMeans[];
  provedAt: Date | null;
}

const byToken = `with found as (
  select id, person_id, csrf_token, expires_at, means, proved_at from person_session
  where token_hash = $1 and expires_at > $2::timestamptz and seen_at > $3::timestamptz
), seen as (
  update person_session set seen_at = $2 where id = (select id from found) and seen_at <= $4::timestamptz
)
select f.id as "sessionId", f.csrf_token as "csrfToken", f.expires_at as "expiresAt", f.means, f.proved_at as "provedAt", ${personColumns}
from found f join ${personTables} on p.id = f.person_id where p.active`;

/**
 * The session of this token, or null when it is unknown, ended, unused for 12 hours, or of an inactive person.
 * One statement, which also notes the use at most once a minute: call it in `Database.read`, not inside a long transaction.
 */
export async function findSession(tx: Tx, token: string, now: Date): Promise<Session | null> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const values = [hashToken(token), now, before(sessionLimits.idle), before(sessionLimits.touch)];
  const [found] = await tx.query<FoundSession>(byToken, values);
  if (!found) return null;
  const { sessionId, csrfToken, expiresAt, means, provedAt } = found;
  return {
    actor: { ...personActor(found, now), means, provedAt },
    person: personView(found),
    sessionId,
    csrfToken,
    expiresAt,
  };
}
