import { authorize, requireStanding, type Actor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import { ProductError, type Competence, type PersonChange, type PersonView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { changedFields } from '../changed-fields.js';
import { passwordSetBy } from '../passwords/password-set.js';
import { personEntity, type PersonRow } from '../rows/person-row.js';
import { endSessions } from '../sessions/revoke-sessions.js';
import { findPersonRecord, personNotFound } from './find-person.js';
import { lockAdministrators, requireAdministrator } from './keep-an-administrator.js';
import { languagesRead } from './languages-read.js';
import { personView, type PersonRecord } from './person-record.js';
import { requireGrantable } from './require-grantable.js';
import { replaceGrants, sameGrants } from './replace-grants.js';

/** What `withPasswordHash` makes of a `PersonChange`, and whom it is about. */
export type PersonChangeInput = Omit<PersonChange, 'password'> & { id: string; passwordHash?: string | undefined };

async function changeRow(tx: Tx, actor: Actor, id: string, changed: Partial<PersonRow>): Promise<void> {
  if (Object.keys(changed).length === 0) return;
  const unlocked =
    changed.passwordHash === undefined
      ? {}
      : { failedSignIns: 0, lockedUntil: null, ...passwordSetBy(actor, new Date()) };
  await tx.manager.update(personEntity, { id }, { ...changed, ...unlocked });
}

async function endTheirSessions(tx: Tx, actor: Actor, { id, pseudonym }: PersonRecord, changed: Partial<PersonRow>) {
  if (changed.passwordHash === undefined && changed.active !== false) return;
  const because = changed.active === false ? 'deactivated' : 'password-changed';
  await endSessions(tx, actor, { person: id, pseudonym, because });
}

const ownPassword = () =>
  new ProductError('forbidden', {
    en: 'Change your own password under My account: that takes the current one.',
    'zh-TW': '請在「我的帳號」變更自己的密碼；該處須輸入目前的密碼。',
  });

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
 * Changes a person; grants are replaced. A new password serves for a week to set an own one, lifts a lock, and it or a deactivation ends the person's sessions.
 * `forbidden` for the actor's own password and for who holds a role for a time, `conflict` when no active administrator would be left, and the refusals of `requireGrantable`. A change that alters nothing records nothing.
 */
export async function changePerson(tx: Tx, actor: Actor, { id, ...input }: PersonChangeInput): Promise<PersonView> {
  authorize(actor, 'manage', 'Person');
  requireStanding(actor);
  // Else a session alone would be enough to take an administrator's account over.
  if (id === actor.id && input.passwordHash !== undefined) throw ownPassword();
  const { grants, ...given } = input;
  if (grants !== undefined || given.active === false) await lockAdministrators(tx);
  const row = await tx.manager.findOne(personEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
  const before = await findPersonRecord(tx, id);
  if (!row || !before) throw personNotFound(id);

  const languages = given.languages && languagesRead(given.languages);
  const changed = changedFields(row, { ...given, languages, competences: byHand(given.competences, row) });
  const regranted = grants !== undefined && !sameGrants(grants, before.grants);
  const fields = [...Object.keys(changed), ...(regranted ? ['grants'] : [])];
  if (fields.length === 0) return personView(before);

  await changeRow(tx, actor, id, changed);
  if (regranted) {
    requireGrantable(actor, grants, { beside: before.elevations });
    await replaceGrants(tx, id, grants);
  }
  const isAdministrator = before.active && before.grants.some(({ role }) => role === 'administrator');
  if (isAdministrator) await requireAdministrator(tx);
  const after = await findPersonRecord(tx, id);
  if (!after) throw personNotFound(id);
  await recordChange(tx, actor, after, fields);
  await endTheirSessions(tx, actor, after, changed);
  return personView(after);
}
