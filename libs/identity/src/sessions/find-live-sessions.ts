import type { Tx } from '@countersign/database';
import { sessionLimits } from './session-limits.js';

const live = `
select s.id from person_session s join person p on p.id = s.person_id
where s.id = any($1) and s.expires_at > $2 and s.seen_at > $3 and p.active`;

/** Which of these sessions have not ended. Unlike `findSessions` it is no use of them: what only listens keeps no session alive. */
export async function findLiveSessions(tx: Tx, ids: readonly string[], now: Date): Promise<Set<string>> {
  const idleSince = new Date(now.getTime() - sessionLimits.idle);
  const rows = await tx.query<{ id: string }>(live, [ids, now, idleSince]);
  return new Set(rows.map(({ id }) => id));
}
