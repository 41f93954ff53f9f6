import type { Competence, Language } from '@countersign/contracts';
import { EntitySchema } from 'typeorm';

/** Somebody who signs in. `failedSignIns` counts failures in a row. */
export interface PersonRow {
  id: string;
  email: string;
  name: string;
  language: Language;
  passwordHash: string;
  /** Who set the password for this person, and when, until they have set an own one. */
  passwordSetBy: string | null;
  passwordSetAt: Date | null;
  /** Given by hand; those by claims of the identity provider are `claimedCompetences`. */
  competences: Competence[];
  claimedCompetences: string[];
  languages: string[];
  active: boolean;
  failedSignIns: number;
  lockedUntil: Date | null;
  createdAt: Date;
}

export const personEntity = new EntitySchema<PersonRow>({
  name: 'person',
  columns: {
    id: { type: 'uuid', primary: true },
    email: { type: 'text' },
    name: { type: 'text' },
    language: { type: 'text' },
    passwordHash: { type: 'text', name: 'password_hash' },
    passwordSetBy: { type: 'uuid', name: 'password_set_by', nullable: true },
    passwordSetAt: { type: 'timestamptz', name: 'password_set_at', nullable: true },
    competences: { type: 'jsonb' },
    languages: { type: 'text', array: true, default: '{}' },
    claimedCompetences: { type: 'text', array: true, name: 'claimed_competences', default: '{}' },
    active: { type: 'boolean' },
    failedSignIns: { type: 'integer', name: 'failed_sign_ins', default: 0 },
    lockedUntil: { type: 'timestamptz', name: 'locked_until', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  uniques: [{ name: 'person_email', columns: ['email'] }],
});
