import type { Actor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import type { Tx } from '@countersign/database';

/** Drops a person's authenticator and recovery codes, with what was proved by them in open sessions, and records it; false when there was none. For verbs, which have authorized. */
export async function dropFactors(tx: Tx, actor: Actor, person: { id: string; pseudonym: string }): Promise<boolean> {
  const removed = await tx.execute('delete from authenticator where person_id = $1', [person.id]);
  await tx.execute('delete from recovery_code where person_id = $1', [person.id]);
  await tx.execute('update person_session set proved_at = null where person_id = $1', [person.id]);
  if (removed === 0) return false;
  const payload = { person: person.id, kind: 'totp' as const };
  await appendEntries(tx, actor, [{ action: 'second-factor.removed', subject: person.pseudonym, payload }]);
  return true;
}
