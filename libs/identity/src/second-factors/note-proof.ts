import type { PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { SecondFactor, StepUpView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { resetFailures, type StoredCredentials } from '../sessions/settle-attempt.js';

const note = 'update person_session set proved_at = $3 where id = $1 and person_id = $2';

/** Notes and records that the actor has proved anew in this session who they are. For verbs, which have authorized and verified. */
export async function noteProof(
  tx: Tx,
  actor: PersonActor,
  row: StoredCredentials,
  {
    sessionId,
    means,
    passkey,
    now,
  }: { sessionId: string; means: SecondFactor; passkey?: string | undefined; now: Date },
): Promise<StepUpView> {
  await resetFailures(tx, actor.id, row);
  await tx.execute(note, [sessionId, actor.id, now]);
  const payload = { person: actor.id, session: sessionId, means, ...(passkey !== undefined && { passkey }) };
  await appendEntry(tx, actor, { action: 'session.proved', subject: actor.pseudonym, payload }, now);
  return { provedAt: now.toISOString() };
}
