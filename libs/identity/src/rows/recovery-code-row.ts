import { EntitySchema } from 'typeorm';

/** A recovery code that was not used yet, as its SHA-256. */
export interface RecoveryCodeRow {
  personId: string;
  codeHash: Buffer;
}

export const recoveryCodeEntity = new EntitySchema<RecoveryCodeRow>({
  name: 'recovery_code',
  columns: {
    personId: { type: 'uuid', name: 'person_id', primary: true },
    codeHash: { type: 'bytea', name: 'code_hash', primary: true },
  },
  foreignKeys: [
    { name: 'recovery_code_person', target: 'person', columnNames: ['personId'], referencedColumnNames: ['id'] },
  ],
});
