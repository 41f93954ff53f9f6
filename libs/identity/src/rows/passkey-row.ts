import { EntitySchema } from 'typeorm';

/** A passkey of a person: a WebAuthn credential that its authenticator finds by itself. */
export interface PasskeyRow {
  id: string;
  personId: string;
  credentialId: Buffer;
  /** COSE_Key (RFC 9052). */
  publicKey: Buffer;
  /** What its authenticator counted when it was last used; 0 where it does not count. */
  counter: string;
  transports: string[];
  name: string;
  /** The session in which it was added, which may have ended. */
  addedIn: string;
  createdAt: Date;
  usedAt: Date | null;
}

export const passkeyEntity = new EntitySchema<PasskeyRow>({
  name: 'passkey',
  columns: {
    id: { type: 'uuid', primary: true },
    personId: { type: 'uuid', name: 'person_id' },
    credentialId: { type: 'bytea', name: 'credential_id' },
    publicKey: { type: 'bytea', name: 'public_key' },
    counter: { type: 'bigint' },
    transports: { type: 'text', array: true },
    name: { type: 'text' },
    addedIn: { type: 'uuid', name: 'added_in' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    usedAt: { type: 'timestamptz', name: 'used_at', nullable: true },
  },
  uniques: [{ name: 'passkey_credential', columns: ['credentialId'] }],
  indices: [{ name: 'passkey_person_id', columns: ['personId'] }],
  foreignKeys: [{ name: 'passkey_person', target: 'person', columnNames: ['personId'], referencedColumnNames: ['id'] }],
});
