import type { SignInMeans } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import {
  personColumns,
  personInSession,
  personTables,
  personView,
  type PersonRecord,
} from '../people/person-record.js';
import type { Session } from './open-session.js';
import { sessionLimits } from './session-limits.js';
import { hashToken } from './session-token.js';

interface FoundSession extends PersonRecord {
  nth: number;
  sessionId: string;
  csrfToken: string;
  expiresAt: Date;
  means: SignInMeans[];
  provedAt: Date | null;
}

// What another look is noting at this moment is left to it: notes of many in another order would wait for each other.
const byTokens = `with found as (
  select asked.nth::int as nth, s.id, s.person_id, s.csrf_token, s.expires_at, s.means, s.proved_at, s.seen_at
  from unnest($1::bytea[]) with ordinality as asked(token_hash, nth) join person_session s on s.token_hash = asked.token_hash
  where s.expires_at > $2::timestamptz and s.seen_at > $3::timestamptz
), seen as (
  update person_session set seen_at = $2 where id in (
    select id from person_session where id in (select id from found where seen_at <= $4::timestamptz) for update skip locked)
)
select f.nth, f.id as "sessionId", f.csrf_token as "csrfToken", f.expires_at as "expiresAt", f.means, f.proved_at as "provedAt", ${personColumns}
from found f join ${personTables} on p.id = f.person_id where p.active`;

function sessionOf(found: FoundSession, now: Date): Session {
  const { sessionId, csrfToken, expiresAt, means, provedAt } = found;
  return {
    actor: { ...personInSession(found, means, now), provedAt },
    person: personView(found),
    passwordSet: found.passwordSet,
    sessionId,
    csrfToken,
    expiresAt,
  };
}

/**
 * The sessions of these tokens, each null when it is unknown, ended, unused for 12 hours, or of an inactive person.
 * One statement, which also notes the use at most once a minute: call it in `Database.read`, not inside a long transaction.
 */
export async function findSessions(tx: Tx, tokens: readonly string[], now: Date): Promise<(Session | null)[]> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const values = [tokens.map(hashToken), now, before(sessionLimits.idle), before(sessionLimits.touch)];
  const rows = await tx.query<FoundSession>(byTokens, values);
  const found = new Map(rows.map((row) => [row.nth, row]));
  return tokens.map((_, index) => {
    const row = found.get(index + 1);
    return row ? sessionOf(row, now) : null;
  });
}
