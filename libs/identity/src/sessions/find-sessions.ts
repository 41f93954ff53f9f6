import type { Tx } from '@countersign/database';
import { personActor, personColumns, personTables, personView, type PersonRecord } from '../people/person-record.js';
import type { Session } from './open-session.js';
import { sessionLimits } from './session-limits.js';
import { hashToken } from './session-token.js';

interface FoundSession extends PersonRecord {
  sessionId: string;
  tokenHash: Buffer;
  csrfToken: string;
  expiresAt: Date;
}

const byTokens = `with found as (
  select id, person_id, token_hash, csrf_token, expires_at from person_session
  where token_hash = any($1) and expires_at > $2::timestamptz and seen_at > $3::timestamptz
), stale as (
  select id from person_session where id in (select id from found) and seen_at <= $4::timestamptz for update skip locked
), seen as (
  update person_session set seen_at = $2 where id in (select id from stale)
)
select f.id as "sessionId", f.token_hash as "tokenHash", f.csrf_token as "csrfToken", f.expires_at as "expiresAt", ${personColumns}
from found f join ${personTables} on p.id = f.person_id where p.active`;

/**
 * The sessions of these tokens, in their order: null for one that is unknown, ended, unused for 12 hours, or of an inactive
 * person. One statement, which also notes the use at most once a minute: call it in `Database.read`, not inside a long
 * transaction.
 */
export async function findSessions(tx: Tx, tokens: readonly string[], now: Date): Promise<(Session | null)[]> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const hashes = tokens.map((token) => hashToken(token));
  const rows = await tx.query<FoundSession>(byTokens, [
    hashes,
    now,
    before(sessionLimits.idle),
    before(sessionLimits.touch),
  ]);
  const sessions = new Map(rows.map((row) => [row.tokenHash.toString('hex'), sessionOf(row)]));
  return hashes.map((hash) => sessions.get(hash.toString('hex')) ?? null);
}

function sessionOf(found: FoundSession): Session {
  const { sessionId, csrfToken, expiresAt } = found;
  return { actor: personActor(found), person: personView(found), sessionId, csrfToken, expiresAt };
}
