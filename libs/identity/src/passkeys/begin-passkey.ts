import { authorize, type PersonActor } from '@countersign/access';
import { conflict, type PasskeyOffer } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { findPersonRecord } from '../people/find-person.js';
import type { PasskeyRow } from '../rows/passkey-row.js';
import { refuseInSessionOfProvider } from '../second-factors/refuse-in-session-of-provider.js';
import { withOwnProof, type OwnProofGiven } from '../second-factors/with-own-proof.js';
import { challengeMilliseconds, issueChallenge } from './challenges.js';
import { descriptorOf, passkeysOf } from './passkeys-of.js';
import { passkeyAlgorithms } from './read-made.js';
import type { RelyingParty } from './relying-party.js';
import { userHandleOf } from './user-handle.js';

/** How many passkeys a person may have. */
const most = 10;

/** The passkeys of a person who may have one more; else `conflict`. */
export async function requireRoom(tx: Tx, personId: string): Promise<PasskeyRow[]> {
  const passkeys = await passkeysOf(tx, personId);
  if (passkeys.length < most) return passkeys;
  throw conflict(`You have ${most} passkeys already. Remove one first.`, `您已有 ${most} 把通行金鑰，請先移除一把。`);
}

/** What the actor's browser makes a passkey by, once they have shown who they are (`withOwnProof`); `conflict` when they have ten, and the refusal of `refuseInSessionOfProvider`. */
export async function beginPasskey(
  db: Database,
  actor: PersonActor,
  { party, ...given }: OwnProofGiven & { party: RelyingParty },
): Promise<PasskeyOffer> {
  authorize(actor, 'change-own', 'Profile');
  refuseInSessionOfProvider(actor);
  const { sessionId, now } = given;
  return withOwnProof(db, actor, given, async (tx) => {
    const passkeys = await requireRoom(tx, actor.id);
    const person = await findPersonRecord(tx, actor.id);
    const challenge = await issueChallenge(tx, { purpose: 'add', personId: actor.id, sessionId }, now);
    return {
      rp: { id: party.id, name: 'Countersign' },
      user: { id: userHandleOf(actor.id), name: person?.email ?? actor.name, displayName: actor.name },
      challenge: challenge.toString('base64url'),
      pubKeyCredParams: passkeyAlgorithms.map((alg) => ({ type: 'public-key' as const, alg })),
      timeout: challengeMilliseconds,
      excludeCredentials: passkeys.map(descriptorOf),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
    };
  });
}
