import { EntitySchema } from 'typeorm';

/** Who a person is to an identity provider: one subject of each issuer. */
export interface PersonIdentityRow {
  id: string;
  personId: string;
  issuer: string;
  subject: string;
  createdAt: Date;
}

export const personIdentityEntity = new EntitySchema<PersonIdentityRow>({
  name: 'person_identity',
  columns: {
    id: { type: 'uuid', primary: true },
    personId: { type: 'uuid', name: 'person_id' },
    issuer: { type: 'text' },
    subject: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  uniques: [
    { name: 'person_identity_once', columns: ['issuer', 'subject'] },
    { name: 'person_identity_of_issuer', columns: ['personId', 'issuer'] },
  ],
  foreignKeys: [
    { name: 'person_identity_person', target: 'person', columnNames: ['personId'], referencedColumnNames: ['id'] },
  ],
});
