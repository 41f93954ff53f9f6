import { EntitySchema } from 'typeorm';

/** A person's authenticator (RFC 6238). It counts once a code of it confirmed it. */
export interface AuthenticatorRow {
  personId: string;
  sealedSecret: string;
  /** The time step of the last code that was taken: none of it or before it is taken again. */
  lastStep: string;
  createdAt: Date;
  confirmedAt: Date | null;
}

export const authenticatorEntity = new EntitySchema<AuthenticatorRow>({
  name: 'authenticator',
  columns: {
    personId: { type: 'uuid', name: 'person_id', primary: true },
    sealedSecret: { type: 'text', name: 'sealed_secret' },
    lastStep: { type: 'bigint', name: 'last_step', default: 0 },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    confirmedAt: { type: 'timestamptz', name: 'confirmed_at', nullable: true },
  },
  foreignKeys: [
    { name: 'authenticator_person', target: 'person', columnNames: ['personId'], referencedColumnNames: ['id'] },
  ],
});
