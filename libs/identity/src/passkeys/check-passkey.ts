import type { PasskeyProof } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { PasskeyRow } from '../rows/passkey-row.js';
import { challengeIn } from './challenge-in.js';
import { takeChallenge, type ChallengeUse } from './challenges.js';
import { findPasskey } from './passkeys-of.js';
import type { RelyingParty } from './relying-party.js';
import { userHandleOf } from './user-handle.js';

/** The answer of a passkey, and what it is held against. */
export interface PasskeyGiven {
  passkey: PasskeyProof;
  party: RelyingParty;
  now: Date;
}

/**
 * What an answer is worth: `unasked` when its challenge was not ours, was for something else, was answered before or is older
 * than five minutes; `unknown` for nobody's passkey. `counter` is what the authenticator says that it counted.
 */
export type CheckedPasskey =
  | { state: 'unasked' }
  | { state: 'unknown' }
  | { state: 'false'; row: PasskeyRow }
  | { state: 'true'; row: PasskeyRow; counter: number };

/** The id under which a person's passkey that was shown is kept; undefined for one that is not known, or not theirs. */
export const idOf = (checked: CheckedPasskey, person: string): string | undefined =>
  'row' in checked && checked.row.personId === person ? checked.row.id : undefined;

/** What the authenticator counted; null when the answer is not this passkey's, for us, with its person verified. */
async function counterOf(
  { passkey, party }: PasskeyGiven,
  expectedChallenge: string,
  row: PasskeyRow,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...passkey, response: { ...passkey.response, userHandle: passkey.response.userHandle ?? undefined } },
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      // Its counter is compared where it is stored, one answer at a time.
      credential: { id: passkey.id, publicKey: new Uint8Array(row.publicKey), counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws for all that is wrong with an answer, whatever it is.
    return null;
  }
}

/** Verifies an answer outside of any transaction. Its challenge is used up, whatever comes of it. */
export async function checkPasskey(db: Database, given: PasskeyGiven, use: ChallengeUse): Promise<CheckedPasskey> {
  const { id, response } = given.passkey;
  const challenge = challengeIn(response.clientDataJSON);
  if (challenge === null) return { state: 'unasked' };
  const wasAsked = await db.transaction((tx) => takeChallenge(tx, challenge, use, given.now));
  if (!wasAsked) return { state: 'unasked' };
  const row = await db.read((tx) => findPasskey(tx, id));
  if (!row) return { state: 'unknown' };
  // By the passkey alone it says who it is of; else that is known, and saying it is left to authenticators.
  const { userHandle = null } = response;
  const isOfThem = userHandle === null ? use.personId !== null : userHandle === userHandleOf(row.personId);
  const counter = isOfThem ? await counterOf(given, challenge, row) : null;
  return counter === null ? { state: 'false', row } : { state: 'true', row, counter };
}
