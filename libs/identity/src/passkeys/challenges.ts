import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@countersign/database';
import type { ChallengePurpose, PasskeyChallengeRow } from '../rows/passkey-challenge-row.js';

/** Milliseconds in which a challenge is to be answered. */
export const challengeMilliseconds = 300_000;

/** What a challenge is for, and who is to answer it in which session, where that is known. */
export interface ChallengeUse {
  purpose: ChallengePurpose;
  personId: string | null;
  sessionId: string | null;
}

const forgetOld = 'delete from passkey_challenge where expires_at <= $1';

const keep = `insert into passkey_challenge (challenge_hash, purpose, person_id, session_id, expires_at)
values ($1, $2, $3, $4, $5)`;

const take = `delete from passkey_challenge where challenge_hash = $1
returning purpose, person_id as "personId", session_id as "sessionId", expires_at as "expiresAt"`;

const hashOf = (challenge: Uint8Array): Buffer => createHash('sha256').update(challenge).digest();

/** 32 random bytes that are to be answered within five minutes; forgets those that nobody answered. */
export async function issueChallenge(
  tx: Tx,
  { purpose, personId, sessionId }: ChallengeUse,
  now: Date,
): Promise<Buffer> {
  await tx.execute(forgetOld, [now]);
  const challenge = randomBytes(32);
  const expiresAt = new Date(now.getTime() + challengeMilliseconds);
  await tx.execute(keep, [hashOf(challenge), purpose, personId, sessionId, expiresAt]);
  return challenge;
}

/** Whether this challenge was made for that and is not too old; whatever the answer, it is none any more afterwards. */
export async function takeChallenge(tx: Tx, challenge: string, use: ChallengeUse, now: Date): Promise<boolean> {
  const [row] = await tx.query<PasskeyChallengeRow>(take, [hashOf(Buffer.from(challenge, 'base64url'))]);
  return (
    row !== undefined &&
    row.expiresAt > now &&
    row.purpose === use.purpose &&
    row.personId === use.personId &&
    row.sessionId === use.sessionId
  );
}
