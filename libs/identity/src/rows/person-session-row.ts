import type { SignInMeans } from '@countersign/contracts';
import { EntitySchema } from 'typeorm';

/** A signed-in browser. The token itself is known to the browser only. */
export interface PersonSessionRow {
  id: string;
  personId: string;
  tokenHash: Buffer;
  csrfToken: string;
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
  device: string | null;
  network: string | null;
  means: SignInMeans[];
  /** When a code of the authenticator, or the answer of a passkey, was last given in it. */
  provedAt: Date | null;
}

export const personSessionEntity = new EntitySchema<PersonSessionRow>({
  name: 'person_session',
  columns: {
    id: { type: 'uuid', primary: true },
    personId: { type: 'uuid', name: 'person_id' },
    tokenHash: { type: 'bytea', name: 'token_hash' },
    csrfToken: { type: 'text', name: 'csrf_token' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    seenAt: { type: 'timestamptz', name: 'seen_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    device: { type: 'text', nullable: true },
    network: { type: 'text', nullable: true },
    means: { type: 'text', array: true, default: '{password}' },
    provedAt: { type: 'timestamptz', name: 'proved_at', nullable: true },
  },
  uniques: [{ name: 'person_session_token', columns: ['tokenHash'] }],
  indices: [{ name: 'person_session_person_id', columns: ['personId'] }],
  foreignKeys: [
    { name: 'person_session_person', target: 'person', columnNames: ['personId'], referencedColumnNames: ['id'] },
  ],
});
