import { authorize, type Actor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import type { Competence, PersonChange, PersonView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { changedFields } from '../changed-fields.js';
import { personSessionEntity } from '../rows/person-session-row.js';
import { personEntity, type PersonRow } from '../rows/person-row.js';
import { findPersonRecord, personNotFound } from './find-person.js';
import { lockAdministrators, requireAdministrator } from './keep-an-administrator.js';
import { personView, type PersonRecord } from './person-record.js';
import { replaceGrants, sameGrants } from './replace-grants.js';

/** What `withPasswordHash` makes of a `PersonChange`, and whom it is about. */
export type PersonChangeInput = Omit<PersonChange, 'password'> & { id: string; passwordHash?: string | undefined };

async function changeRow(tx: Tx, id: string, changed: Partial<PersonRow>): Promise<void> {
  if (Object.keys(changed).length === 0) return;
  const unlocked = changed.passwordHash === undefined ? {} : { failedSignIns: 0, lockedUntil: null };
  await tx.manager.update(personEntity, { id }, { ...changed, ...unlocked });
  if (changed.passwordHash !== undefined || changed.active === false) {
    await tx.manager.delete(personSessionEntity, { personId: id });
  }
}

/** The competences of a form without those that claims give: they would outlive the claim otherwise. */
function byHand(competences: Competence[] | undefined, row: PersonRow): Competence[] | undefined {
  return competences?.filter(
    (one) => typeof one !== 'string' || row.competences.includes(one) || !row.claimedCompetences.includes(one),
  );
}

async function recordChange(tx: Tx, actor: Actor, after: PersonRecord, fields: readonly string[]): Promise<void> {
  const { id, pseudonym, grants, active } = after;
  const payload = {
    person: id,
    fields: fields.map((field) => (field === 'passwordHash' ? 'password' : field)).toSorted(),
    ...(fields.includes('grants') ? { grants } : {}),
    ...(fields.includes('active') ? { active } : {}),
  };
  await appendEntries(tx, actor, [{ action: 'person.changed', subject: pseudonym, payload }]);
}

/**
 * Changes a person; grants are replaced. A new password lifts a lock, and it or a deactivation ends the person's sessions.
 * `conflict` when no active administrator would be left. A change that alters nothing records nothing.
 */
export async function changePerson(tx: Tx, actor: Actor, { id, ...input }: PersonChangeInput): Promise<PersonView> {
  authorize(actor, 'manage', 'Person');
  const { grants, ...given } = input;
  if (grants !== undefined || given.active === false) await lockAdministrators(tx);
  const row = await tx.manager.findOne(personEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
  const before = await findPersonRecord(tx, id);
  if (!row || !before) throw personNotFound(id);

  const changed = changedFields(row, { ...given, competences: byHand(given.competences, row) });
  const regranted = grants !== undefined && !sameGrants(grants, before.grants);
  const fields = [...Object.keys(changed), ...(regranted ? ['grants'] : [])];
  if (fields.length === 0) return personView(before);

  await changeRow(tx, id, changed);
  if (regranted) await replaceGrants(tx, id, grants);
  const isAdministrator = before.active && before.grants.some(({ role }) => role === 'administrator');
  if (isAdministrator) await requireAdministrator(tx);
  const after = await findPersonRecord(tx, id);
  if (!after) throw personNotFound(id);
  await recordChange(tx, actor, after, fields);
  return personView(after);
}
