import { authorize, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, type PasskeyAdded, type PasskeyMade } from '@countersign/contracts';
import { newId, type Database, type Tx } from '@countersign/database';
import { personNotFound } from '../people/find-person.js';
import type { PasskeyRow } from '../rows/passkey-row.js';
import { replaceRecoveryCodes } from '../second-factors/recovery-codes.js';
import { lockCredentials } from '../sessions/settle-attempt.js';
import { requireRoom } from './begin-passkey.js';
import { challengeIn } from './challenge-in.js';
import { takeChallenge } from './challenges.js';
import { answerTooLate, wrongPasskey } from './passkey-refused.js';
import { passkeyViewOf } from './passkey-view-of.js';
import { readMade, type MadePasskey } from './read-made.js';
import type { RelyingParty } from './relying-party.js';

interface NewPasskey {
  name: string;
  made: PasskeyMade;
  sessionId: string;
  party: RelyingParty;
  now: Date;
}

const add = `insert into passkey (id, person_id, credential_id, public_key, counter, transports, name, added_in, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict on constraint passkey_credential do nothing`;

// Whoever knew the password before there was a passkey may have begun it: what was proposed then is begun anew, with a proof by the passkey.
const forgetProposed = 'delete from authenticator where person_id = $1 and confirmed_at is null';

const addedBefore = () => conflict('This passkey was added before.', '此通行金鑰先前已新增。');

async function store(
  tx: Tx,
  actor: PersonActor,
  made: MadePasskey,
  { name, sessionId, now }: NewPasskey,
): Promise<PasskeyAdded> {
  // One at a time for each person: else two would both find room for the tenth.
  const credentials = await lockCredentials(tx, actor.id);
  // Who was erased or deactivated meanwhile adds nothing.
  if (!credentials?.active) throw personNotFound(actor.id);
  await requireRoom(tx, actor.id);
  const row: PasskeyRow = {
    ...made,
    id: newId(),
    personId: actor.id,
    name,
    addedIn: sessionId,
    createdAt: now,
    usedAt: null,
  };
  const { id, credentialId, publicKey, counter, transports } = row;
  const values = [id, actor.id, credentialId, publicKey, counter, transports, name, sessionId, now];
  if ((await tx.execute(add, values)) === 0) throw addedBefore();
  await tx.execute(forgetProposed, [actor.id]);
  const recoveryCodes = credentials.factors.length === 0 ? await replaceRecoveryCodes(tx, actor.id) : null;
  const payload = { person: actor.id, kind: 'passkey' as const, passkey: id };
  await appendEntry(tx, actor, { action: 'second-factor.added', subject: actor.pseudonym, payload }, now);
  return { passkey: passkeyViewOf(row), recoveryCodes };
}

/**
 * Adds the passkey that the actor's browser has made by what `beginPasskey` answered in the same session; recovery codes come
 * with the first second factor. `conflict` when that was answered before or is older than five minutes, `invalid-body` for an answer that is not accepted.
 */
export async function addPasskey(db: Database, actor: PersonActor, input: NewPasskey): Promise<PasskeyAdded> {
  authorize(actor, 'change-own', 'Profile');
  const { made, party, sessionId, now } = input;
  const challenge = challengeIn(made.response.clientDataJSON);
  if (challenge === null) throw wrongPasskey();
  const use = { purpose: 'add' as const, personId: actor.id, sessionId };
  if (!(await db.transaction((tx) => takeChallenge(tx, challenge, use, now)))) throw answerTooLate();
  const read = await readMade(made, challenge, party);
  if (!read) throw wrongPasskey();
  return db.transaction((tx) => store(tx, actor, read, input));
}
