import { authorize, type PersonActor } from '@countersign/access';
import type { PasskeyRequest, StepUpView } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { personNotFound } from '../people/find-person.js';
import { noteProof } from '../second-factors/note-proof.js';
import { nothingToProveWith, signInFirst } from '../second-factors/nothing-to-prove-with.js';
import { lockedOut } from '../sessions/locked-out.js';
import { countFailure, lockCredentials } from '../sessions/settle-attempt.js';
import { askBy } from './ask-by.js';
import { issueChallenge } from './challenges.js';
import { checkPasskey, idOf, type CheckedPasskey, type PasskeyGiven } from './check-passkey.js';
import { answerTooLate, wrongPasskey } from './passkey-refused.js';
import { passkeysOf } from './passkeys-of.js';
import type { RelyingParty } from './relying-party.js';
import { takePasskey } from './take-passkey.js';

const opened = 'select created_at as "createdAt" from person_session where id = $1 and person_id = $2';

/** The actor's passkeys that prove something in this session: those of before it. `conflict` when there are none. */
async function olderPasskeys(tx: Tx, actor: PersonActor, sessionId: string) {
  const passkeys = await passkeysOf(tx, actor.id);
  if (passkeys.length === 0) throw nothingToProveWith();
  const [session] = await tx.query<{ createdAt: Date }>(opened, [sessionId, actor.id]);
  const older = passkeys.filter(({ createdAt }) => session && createdAt < session.createdAt);
  if (older.length === 0) throw signInFirst();
  return older;
}

/** What the actor's browser asks a passkey by, to prove anew who sits at this session. */
export async function beginStepUp(
  tx: Tx,
  actor: PersonActor,
  { sessionId, party, now }: { sessionId: string; party: RelyingParty; now: Date },
): Promise<PasskeyRequest> {
  authorize(actor, 'change-own', 'Profile');
  const passkeys = await olderPasskeys(tx, actor, sessionId);
  const use = { purpose: 'step-up' as const, personId: actor.id, sessionId };
  return askBy(party, await issueChallenge(tx, use, now), passkeys);
}

async function settle(tx: Tx, actor: PersonActor, checked: CheckedPasskey, sessionId: string, now: Date) {
  const { id: personId } = actor;
  const row = await lockCredentials(tx, personId);
  if (!row) throw personNotFound(personId);
  const older = await olderPasskeys(tx, actor, sessionId);
  if ('row' in checked && checked.row.personId === personId && !older.some(({ id }) => id === checked.row.id)) {
    throw signInFirst();
  }
  if (await takePasskey(tx, { personId, pseudonym: row.pseudonym, now }, checked)) {
    return {
      proved: await noteProof(tx, actor, row, { sessionId, means: 'passkey', passkey: idOf(checked, personId), now }),
    };
  }
  if (row.lockedUntil && row.lockedUntil > now) return { refusal: lockedOut(row.lockedUntil, now) };
  await countFailure(tx, { personId, row, reason: 'passkey', passkey: idOf(checked, personId), now });
  return { refusal: wrongPasskey() };
}

/**
 * Notes that who sits at this session has proved anew who they are, by a passkey of theirs that is older than the session.
 * `conflict` for a younger one; `invalid-body` for one that does not do it, which counts as a failed sign-in.
 */
export async function stepUpByPasskey(
  db: Database,
  actor: PersonActor,
  { sessionId, ...given }: PasskeyGiven & { sessionId: string },
): Promise<StepUpView> {
  authorize(actor, 'change-own', 'Profile');
  const checked = await checkPasskey(db, given, { purpose: 'step-up', personId: actor.id, sessionId });
  if (checked.state === 'unasked') throw answerTooLate();
  const settled = await db.transaction((tx) => settle(tx, actor, checked, sessionId, given.now));
  if (settled.refusal) throw settled.refusal;
  return settled.proved;
}
