import { authorize, type Actor } from '@countersign/access';
import { notFound, type PersonView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personColumns, personTables, personView, type PersonRecord } from './person-record.js';

const byId = `select ${personColumns} from ${personTables} where p.id = $1`;

/** The person of this id with grants and pseudonym, or null. */
export async function findPersonRecord(tx: Tx, id: string): Promise<PersonRecord | null> {
  const [record] = await tx.query<PersonRecord>(byId, [id]);
  return record ?? null;
}

/** The person of this id, or null. For verbs, which have authorized. */
export async function findPerson(tx: Tx, id: string): Promise<PersonView | null> {
  const record = await findPersonRecord(tx, id);
  return record && personView(record);
}

/** A person, for who may list people; `not-found` when there is none. */
export async function getPerson(tx: Tx, actor: Actor, { id }: { id: string }): Promise<PersonView> {
  authorize(actor, 'list', 'Person');
  const person = await findPerson(tx, id);
  if (!person) throw personNotFound(id);
  return person;
}

/** `404 not-found` for a person. */
export function personNotFound(id: string) {
  return notFound({ en: 'person', 'zh-TW': '人員' }, id);
}
