import { authorize, requireStanding, type Actor } from '@countersign/access';
import { appendEntries, registerPseudonym } from '@countersign/audit';
import { conflict, type PersonInput, type PersonView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { passwordSetBy } from '../passwords/password-set.js';
import { personEntity } from '../rows/person-row.js';
import { refuseDuplicate } from '../rows/refuse-duplicate.js';
import { findPersonRecord } from './find-person.js';
import { competenceName, personView } from './person-record.js';
import { languagesRead } from './languages-read.js';
import { requireGrantable } from './require-grantable.js';
import { replaceGrants } from './replace-grants.js';

/** What `withPasswordHash` makes of a `PersonInput`. */
export type NewPerson = Omit<PersonInput, 'password'> & { passwordHash: string };

/** Adds a person who can sign in at once, and then sets an own password in place of one that somebody gave; `conflict` when the e-mail address is taken, and the refusals of `requireGrantable`. */
export async function addPerson(tx: Tx, actor: Actor, input: NewPerson): Promise<PersonView> {
  authorize(actor, 'manage', 'Person');
  requireStanding(actor);
  requireGrantable(actor, input.grants);
  const id = newId();
  const { email, name, language, passwordHash } = input;
  const competences = [...new Map(input.competences.map((one) => [competenceName(one), one])).values()];
  const languages = languagesRead(input.languages);
  const createdAt = new Date();
  await refuseDuplicate(
    tx.manager.insert(personEntity, {
      id,
      email,
      name,
      language,
      passwordHash,
      ...passwordSetBy(actor, createdAt),
      competences,
      languages,
      active: true,
      createdAt,
    }),
    'person_email',
    conflict(
      'There is a person with this e-mail address already. Change that person instead.',
      '已有人員使用此電子郵件地址。請改為修改該人員。',
    ),
  );
  const pseudonym = await registerPseudonym(tx, 'person', id);
  await replaceGrants(tx, id, input.grants);
  const record = await findPersonRecord(tx, id);
  if (!record) throw new Error(`The person ${id} was not added.`);
  await appendEntries(tx, actor, [
    { action: 'person.added', subject: pseudonym, payload: { person: id, grants: record.grants } },
  ]);
  return personView(record);
}
