import { EntitySchema } from 'typeorm';

/** What a challenge was made for: an answer to it does nothing else. */
export type ChallengePurpose = 'add' | 'sign-in' | 'second-step' | 'step-up';

/** A challenge that no passkey has answered yet. */
export interface PasskeyChallengeRow {
  /** SHA-256 of its bytes. */
  challengeHash: Buffer;
  purpose: ChallengePurpose;
  /** Who is to answer it, and in which session, where that is known. */
  personId: string | null;
  sessionId: string | null;
  expiresAt: Date;
}

export const passkeyChallengeEntity = new EntitySchema<PasskeyChallengeRow>({
  name: 'passkey_challenge',
  columns: {
    challengeHash: { type: 'bytea', name: 'challenge_hash', primary: true },
    purpose: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id', nullable: true },
    sessionId: { type: 'uuid', name: 'session_id', nullable: true },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
  },
  indices: [{ name: 'passkey_challenge_expires_at', columns: ['expiresAt'] }],
  foreignKeys: [
    { name: 'passkey_challenge_person', target: 'person', columnNames: ['personId'], referencedColumnNames: ['id'] },
  ],
});
