import { EntitySchema } from 'typeorm';

/** A role of a person: for one AI system, or for all of them when `systemId` is null. */
export interface RoleGrantRow {
  id: string;
  personId: string;
  role: string;
  systemId: string | null;
  /** Whether a claim of the identity provider gave it; else an administrator did. */
  byClaim: boolean;
}

export const roleGrantEntity = new EntitySchema<RoleGrantRow>({
  name: 'role_grant',
  columns: {
    id: { type: 'uuid', primary: true },
    personId: { type: 'uuid', name: 'person_id' },
    role: { type: 'text' },
    systemId: { type: 'uuid', name: 'system_id', nullable: true },
    byClaim: { type: 'boolean', name: 'by_claim', default: false },
  },
  uniques: [{ name: 'role_grant_once', columns: ['personId', 'role', 'systemId'] }],
  foreignKeys: [
    { name: 'role_grant_person', target: 'person', columnNames: ['personId'], referencedColumnNames: ['id'] },
    { name: 'role_grant_system', target: 'ai_system', columnNames: ['systemId'], referencedColumnNames: ['id'] },
  ],
});
